package dev.sawatch.testkit;

import com.fasterxml.jackson.core.JsonParser;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.pipeline.Batch;
import dev.sawatch.reading.AuditEventReader;
import dev.sawatch.reading.AuditJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Batches of raw audit events, as a function that gets them without an envelope would make them. */
public final class Batches {
    /** What arrives on one day of a story. */
    public static Batch of(Story.Delivery delivery) {
        return read(delivery.events(), new Batch());
    }

    /** As the other, and passes over what the pipeline need not see again, as a function's reader does. */
    public static Batch of(Story.Delivery delivery, AuditPipeline pipeline) {
        return read(delivery.events(), pipeline.newBatch());
    }

    /** Audit events of the stories' cluster, one JSON text each. */
    public static Batch of(Iterable<String> events) {
        return read(events, new Batch());
    }

    private static Batch read(Iterable<String> events, Batch batch) {
        AuditEventReader reader = new AuditEventReader(Story.CLUSTER);
        for (String event : events) {
            byte[] json = event.getBytes(StandardCharsets.UTF_8);
            if (reader.readInPlace(json, 0, json.length, batch) < 0) {
                parse(reader, event, batch);
            }
        }
        return batch;
    }

    private static void parse(AuditEventReader reader, String event, Batch batch) {
        try (JsonParser parser = AuditJson.FACTORY.createParser(event)) {
            parser.nextToken();
            reader.read(parser, batch);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + event, e);
        }
    }

    private Batches() {}
}
