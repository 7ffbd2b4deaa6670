package dev.sawatch.testkit;

import com.fasterxml.jackson.core.JsonParser;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.pipeline.Batch;
import dev.sawatch.reading.AuditEventReader;
import dev.sawatch.reading.AuditJson;
import dev.sawatch.reading.EventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Batches of raw audit events, as a function that gets them without an envelope would make them. */
public final class Batches {
    /** What arrives on one day of a story. */
    public static Batch of(Story.Delivery delivery) {
        return batch(delivery.events(), new Batch());
    }

    /** As the other, but of each event only what is shown of it. */
    static Batch of(Story.Delivery delivery, UnaryOperator<AuditEvent> shown) {
        Batch batch = new Batch();
        read(delivery.events(), new EventSink() {
            @Override
            public void event(AuditEvent event) {
                batch.event(shown.apply(event));
            }

            @Override
            public void rejected(Rejection rejection) {
                batch.rejected(rejection);
            }

            @Override
            public void skipped(Skip reason) {
                batch.skipped(reason);
            }
        });
        return batch;
    }

    /** As the other, and passes over what the pipeline need not see again, as a function's reader does. */
    public static Batch of(Story.Delivery delivery, AuditPipeline pipeline) {
        return batch(delivery.events(), pipeline.newBatch());
    }

    /** Audit events of the stories' cluster, one JSON text each. */
    public static Batch of(Iterable<String> events) {
        return batch(events, new Batch());
    }

    private static Batch batch(Iterable<String> events, Batch batch) {
        read(events, batch);
        return batch;
    }

    private static void read(Iterable<String> events, EventSink sink) {
        AuditEventReader reader = new AuditEventReader(Story.CLUSTER);
        for (String event : events) {
            byte[] json = event.getBytes(StandardCharsets.UTF_8);
            if (reader.readInPlace(json, 0, json.length, sink) < 0) {
                parse(reader, event, sink);
            }
        }
    }

    private static void parse(AuditEventReader reader, String event, EventSink sink) {
        try (JsonParser parser = AuditJson.FACTORY.createParser(event)) {
            parser.nextToken();
            reader.read(parser, sink);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + event, e);
        }
    }

    private Batches() {}
}
