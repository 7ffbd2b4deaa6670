package dev.sawatch.testkit;

import com.fasterxml.jackson.core.JsonParser;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.reading.AuditJson;
import dev.sawatch.reading.EnvelopeReader;
import dev.sawatch.reading.EventSink;
import dev.sawatch.reading.log.Forms;
import dev.sawatch.reading.log.LogReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps everything that a reader finds. */
public class Collected implements EventSink {
    public final List<AuditEvent> events = new ArrayList<>();
    public final List<Rejection> rejections = new ArrayList<>();
    public final List<Skip> skipped = new ArrayList<>();

    /** What a reader finds in all objects of a text. */
    public static Collected by(EnvelopeReader reader, String text) {
        Collected found = new Collected();
        try (JsonParser parser = AuditJson.FACTORY.createParser(text.getBytes(StandardCharsets.UTF_8))) {
            while (parser.nextToken() != null) {
                reader.read(parser, found);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** What is found in a log of the name {@code audit.log}, in any form. */
    public static Collected inLog(String log) {
        return inLog(log.getBytes(StandardCharsets.UTF_8));
    }

    /** What is found in a log of the name {@code audit.log}, in any form, packed or not. */
    public static Collected inLog(byte[] log) {
        Collected found = new Collected();
        try {
            LogReader.read("audit.log", new ByteArrayInputStream(log), Forms.of(new Cluster("test")), found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Audit IDs of the events, in the order in which they were found. */
    public final List<String> auditIds() {
        return events.stream().map(AuditEvent::auditId).toList();
    }

    /** Details of the rejections, in the order in which they were found. */
    public final List<String> details() {
        return rejections.stream().map(Rejection::detail).toList();
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
        skipped.add(reason);
    }
}
