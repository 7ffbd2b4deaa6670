package dev.sawatch.testkit;

import com.fasterxml.jackson.core.JsonParser;
import dev.sawatch.audit.AuditEventReader;
import dev.sawatch.audit.AuditJson;
import dev.sawatch.pipeline.Batch;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Batches of raw audit events, as a function that gets them without an envelope would make them. */
public final class Batches {
    /** What arrives on one day of a story. */
    public static Batch of(Story.Delivery delivery) {
        return of(delivery.events());
    }

    /** Audit events of the stories' cluster, one JSON text each. */
    public static Batch of(Iterable<String> events) {
        AuditEventReader reader = new AuditEventReader(Story.CLUSTER);
        Batch batch = new Batch();
        for (String event : events) {
            try (JsonParser parser = AuditJson.FACTORY.createParser(event)) {
                parser.nextToken();
                reader.read(parser, batch);
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + event, e);
            }
        }
        return batch;
    }

    private Batches() {}
}
