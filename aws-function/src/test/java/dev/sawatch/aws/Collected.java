package dev.sawatch.aws;

import com.fasterxml.jackson.core.JsonParser;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.AuditJson;
import dev.sawatch.audit.EnvelopeReader;
import dev.sawatch.audit.EventSink;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What a reader found. */
final class Collected implements EventSink {
    final List<AuditEvent> events = new ArrayList<>();
    final List<Rejection> rejections = new ArrayList<>();
    final List<Skip> skips = new ArrayList<>();

    /** Reads all objects of a text. */
    static Collected by(EnvelopeReader reader, String text) {
        Collected found = new Collected();
        try (JsonParser parser = AuditJson.FACTORY.createParser(EksPayloads.bytes(text))) {
            while (parser.nextToken() != null) {
                reader.read(parser, found);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    List<String> auditIds() {
        return events.stream().map(AuditEvent::auditId).toList();
    }

    @Override
    public void event(AuditEvent event) {
        events.add(event);
    }

    @Override
    public void rejected(Rejection rejection) {
        rejections.add(rejection);
    }

    @Override
    public void skipped(Skip reason) {
        skips.add(reason);
    }
}
