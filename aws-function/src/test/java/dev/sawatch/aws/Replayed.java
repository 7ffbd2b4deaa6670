package dev.sawatch.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.pipeline.Batch;
import dev.sawatch.reading.AuditEventReader;
import dev.sawatch.reading.AuditJson;
import dev.sawatch.settings.Settings;
import dev.sawatch.testkit.EksPayloads;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryStateStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** What audit events raise without any cloud. */
final class Replayed {
    private static final int BATCH = 1_000;

    /** Alerts of events, one JSON text each, in their order. */
    static List<AlertMessage> alerts(List<String> events) {
        InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
        AuditPipeline pipeline = new AuditPipeline(
                new InMemoryStateStore(), publisher, rejections -> {}, Settings.defaults(), clock::get);
        AuditEventReader reader = new AuditEventReader(EksPayloads.CLUSTER);
        for (int from = 0; from < events.size(); from += BATCH) {
            List<String> lines = events.subList(from, Math.min(events.size(), from + BATCH));
            Batch batch = pipeline.newBatch();
            try (JsonParser parser = AuditJson.FACTORY.createParser(EksPayloads.bytes(String.join("\n", lines)))) {
                while (parser.nextToken() != null) {
                    reader.read(parser, batch);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            clock.set(Recording.newest(lines));
            pipeline.process(batch);
        }
        return publisher.published();
    }

    /** Audit id of the call that an alert is about. */
    static String auditId(AlertMessage alert) {
        return data(alert)
                .path("evidences")
                .path(0)
                .path("api")
                .path("request")
                .path("uid")
                .asText();
    }

    /** The account, the call and what was unusual of it: one call may impersonate a user and a group. */
    static String about(AlertMessage alert) {
        String account = FakeTopicAndQueue.json(alert.event()).path("subject").asText();
        String behaviour = data(alert)
                .at("/anomaly_analyses/0/anomalies/0/observations/0/value")
                .asText();
        return account + " " + auditId(alert) + " " + behaviour;
    }

    private static JsonNode data(AlertMessage alert) {
        return FakeTopicAndQueue.json(alert.event()).path("data");
    }

    private Replayed() {}
}
