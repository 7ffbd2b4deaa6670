package dev.sawatch.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.firestore.Firestore;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.Subscription;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateStore;
import dev.sawatch.testkit.AlertJson;
import dev.sawatch.testkit.EksPayloads;
import dev.sawatch.testkit.FunctionParts;
import dev.sawatch.testkit.GkeEntries;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryRejectSink;
import dev.sawatch.testkit.InMemoryStateStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The function under the Functions Framework's own invoker. */
@Timeout(120)
class InvokerTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final int AT_ONCE = 50;

    private final InMemoryRejectSink rejects = new InMemoryRejectSink();

    private Invoked invoked(StateStore store) throws Exception {
        return new Invoked(
                new FunctionParts(store, new InMemoryAlertPublisher(), rejects, Settings.defaults(), () -> NOW));
    }

    private static String entry(int index) {
        return entry("team-x/app-" + index, "list", "secrets");
    }

    private static String entry(String account, String verb, String resource) {
        return GkeEntries.entry(EksPayloads.auditEvent(verb + " " + account, NOW.toString(), account, verb, resource));
    }

    @Test
    void takesAPushInEveryForm() throws Exception {
        String push = GkeEntries.push(entry(1));
        try (Invoked invoked = invoked(new InMemoryStateStore())) {
            assertThat(invoked.push(push)).as("wrapped push").isEqualTo(204);
            assertThat(invoked.push(
                            push,
                            Map.of(
                                    "Content-Type", "application/json",
                                    "ce-id", "1",
                                    "ce-specversion", "1.0",
                                    "ce-type", "google.cloud.pubsub.topic.v1.messagePublished",
                                    "ce-source", "//pubsub.googleapis.com/projects/example-project/topics/audit")))
                    .as("CloudEvent in binary mode")
                    .isEqualTo(204);
            assertThat(invoked.push(
                            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"//pubsub.googleapis.com/projects/"
                                    + "example-project/topics/audit\",\"type\":"
                                    + "\"google.cloud.pubsub.topic.v1.messagePublished\","
                                    + "\"datacontenttype\":\"application/json\",\"data\":" + push + "}",
                            Map.of("Content-Type", "application/cloudevents+json; charset=utf-8")))
                    .as("CloudEvent in structured mode")
                    .isEqualTo(204);
            assertThat(invoked.log()).contains("\"batches\":3,\"events\":3,\"service_account_events\":3,");
        }
        assertThat(rejects.kept()).isEmpty();
    }

    @Test
    void acknowledgesAndRejectsWhatCannotBeRead() throws Exception {
        List<String> bodies = List.of(
                "",
                "?",
                "null",
                "[]",
                "{}",
                "{\"message\":",
                "{\"message\":{}}",
                "{\"message\":{\"data\":\"?\"}}",
                "{\"specversion\":\"1.0\",\"data\":{}}",
                GkeEntries.push(""),
                GkeEntries.push("{\"insertId\":"),
                GkeEntries.push("{\"a\":1}"),
                GkeEntries.push("[".repeat(2_000)),
                GkeEntries.push("\u0000\uffff"));
        try (Invoked invoked = invoked(new InMemoryStateStore())) {
            for (String body : bodies) {
                assertThat(invoked.push(body)).as(body).isEqualTo(204);
            }
            assertThat(invoked.log()).contains("\"severity\":\"WARNING\"").doesNotContain("insertId");
        }
        assertThat(rejects.kept()).hasSameSizeAs(bodies);
    }

    private static List<String> many() {
        return IntStream.range(0, AT_ONCE)
                .mapToObj(InvokerTest::entry)
                .map(GkeEntries::push)
                .toList();
    }

    private static List<CompletableFuture<Integer>> pushBehindTheGate(Invoked invoked, Gate gate) {
        List<CompletableFuture<Integer>> answers = invoked.pushAtOnce(many());
        while (invoked.begun() < AT_ONCE) {
            Thread.onSpinWait();
        }
        assertThat(answers).noneMatch(CompletableFuture::isDone);
        gate.open();
        return answers;
    }

    @Test
    void judgesRequestsThatWaitTogether() throws Exception {
        Gate gate = new Gate(false);
        try (Invoked invoked = invoked(gate)) {
            List<CompletableFuture<Integer>> answers = pushBehindTheGate(invoked, gate);
            assertThat(answers).extracting(CompletableFuture::join).containsOnly(204);
            int batches = AlertJson.json(invoked.log()).path("batches").asInt();
            System.out.printf("%d requests at once: %d batches%n", AT_ONCE, batches);
            assertThat(batches).isLessThanOrEqualTo(AT_ONCE / 5);
            assertThat(AlertJson.json(invoked.log().lines().findFirst().orElse(""))
                            .path("events")
                            .asInt())
                    .isEqualTo(AT_ONCE);
        }
    }

    @Test
    void failsAllRequestsOfABatchThatFails() throws Exception {
        Gate gate = new Gate(true);
        try (Invoked invoked = invoked(gate)) {
            List<CompletableFuture<Integer>> answers = pushBehindTheGate(invoked, gate);
            assertThat(answers).extracting(CompletableFuture::join).containsOnly(503);
            assertThat(invoked.log().lines().filter(line -> line.contains("\"severity\":\"ERROR\"")))
                    .as("one line for each batch")
                    .hasSizeBetween(1, AT_ONCE / 5);
            gate.mend();
            assertThat(invoked.pushAtOnce(many()))
                    .extracting(CompletableFuture::join)
                    .containsOnly(204);
        }
    }

    @Test
    void anOutageOfFirestoreIsAnsweredUntilItIsOver() throws Exception {
        Relay relay = new Relay(GcloudEmulator.FIRESTORE.address());
        Firestore firestore = Databases.open(relay.address(), "sawatch-" + UUID.randomUUID());
        try (relay;
                Invoked invoked = invoked(new FirestoreStateStore(firestore))) {
            assertThat(invoked.push(GkeEntries.push(entry(1)))).isEqualTo(204);
            relay.cut();
            String second = GkeEntries.push(entry("team-y/db", "get", "configmaps"));
            assertThat(invoked.push(second)).isEqualTo(503);
            assertThat(invoked.log()).contains("StateStoreException: Firestore could not read", "UNAVAILABLE");
            relay.mend();
            while (invoked.push(second) != 204) {
                LockSupport.parkNanos(100_000_000);
            }
            assertThat(firestore.collection(FirestoreStateStore.COLLECTION).listDocuments())
                    .extracting(document -> document.getId())
                    .anyMatch(id -> id.startsWith("profile:") && id.endsWith(":team-y%2Fdb"));
            Databases.close(firestore);
        }
    }

    /** As a subscription in production, but for its patience. */
    @Test
    void whatFailsFiveTimesIsADeadLetter() throws Exception {
        String log = Topics.create();
        String letters = Topics.create();
        String deadLetters = Topics.subscribe(letters);
        Gate gate = new Gate(true);
        gate.open();
        try (Invoked invoked = invoked(gate)) {
            Topics.subscribe(Subscription.newBuilder()
                    .setTopic(log)
                    .setPushConfig(PushConfig.newBuilder().setPushEndpoint(invoked.url()))
                    .setRetryPolicy(RetryPolicy.newBuilder()
                            .setMinimumBackoff(Duration.newBuilder().setNanos(100_000_000))
                            .setMaximumBackoff(Duration.newBuilder().setNanos(100_000_000)))
                    .setDeadLetterPolicy(DeadLetterPolicy.newBuilder()
                            .setDeadLetterTopic(letters)
                            .setMaxDeliveryAttempts(5)));
            PubsubMessage message = PubsubMessage.newBuilder()
                    .setData(ByteString.copyFromUtf8(entry(1)))
                    .build();
            Topics.open(log).publish(List.of(message), "an entry");
            assertThat(Topics.receive(deadLetters, 1, letter -> true))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.getData()).isEqualTo(message.getData()))
                    .satisfies(letter -> assertThat(letter.getAttributesMap())
                            .containsEntry("CloudPubSubDeadLetterSourceDeliveryCount", "5"));
            assertThat(invoked.begun()).isGreaterThanOrEqualTo(5);
        }
    }
}
