package dev.sawatch.aws;

import com.fasterxml.jackson.core.JsonParser;
import dev.sawatch.audit.AuditJson;
import dev.sawatch.audit.EnvelopeReader;
import dev.sawatch.testkit.EventCollector;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a reader found. */
final class Collected extends EventCollector {
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
}
