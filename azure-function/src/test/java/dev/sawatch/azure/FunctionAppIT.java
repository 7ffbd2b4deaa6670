package dev.sawatch.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.Rejection;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.testkit.AlertJson;
import dev.sawatch.testkit.ReceivedAlert;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The app as it is deployed, in a JVM of its own, with the tokens of a managed identity. */
class FunctionAppIT {
    private static final Path FOLDER = Path.of(Objects.requireNonNull(System.getProperty("sawatch.app")));

    private final Deployment deployment;

    FunctionAppIT() throws Exception {
        deployment = new Deployment(FOLDER);
    }

    @AfterEach
    void close() {
        deployment.close();
    }

    private byte[] body(String... events) {
        return Deployment.body(List.of(events));
    }

    private String event(String id, String account, String verb, String resource) {
        return Deployment.event(id, deployment.now.minusSeconds(60), account, verb, resource);
    }

    @Test
    void takesWhatTheHostHandsIt() throws Exception {
        try (HostedApp app = deployment.start(List.of(), deployment.environment())) {
            assertThat(app.call("warmup").failure()).isEmpty();

            byte[] theft = body(event("theft", "payments/checkout", "list", "secrets"));
            HostedApp.Outcome batch =
                    app.audit(0, List.of(theft, body(event("one", "vault/vault", "list", "secrets"))));
            assertThat(batch.failure()).isEmpty();
            assertThat(batch.log())
                    .singleElement()
                    .satisfies(line -> assertThat(
                                    AlertJson.json(line).path("events").asInt())
                            .isEqualTo(2));
            assertThat(deployment.topic.alerts())
                    .singleElement()
                    .extracting(ReceivedAlert::event)
                    .asString()
                    .contains("theft");

            byte[] exec = body(event("exec", "payments/checkout", "create", "pods"), "{\"broken\":");
            byte[] poison = "poison".getBytes(StandardCharsets.UTF_8);
            assertThat(app.audit(0, List.of(poison, exec)).failure()).isEmpty();
            assertThat(deployment.rejections())
                    .extracting(Rejection::reason)
                    .containsExactlyInAnyOrder(Rejection.Reason.NOT_JSON, Rejection.Reason.TRUNCATED);
            assertThat(deployment.topic.alerts()).hasSize(2);

            twoPartitionsAtOnce(app);
            anOutageOfThreeTries(app);
            aPurge(app);
            assertThat(deployment.identity.asked)
                    .extracting(query -> query.get("resource") + " " + query.get("client_id"))
                    .containsOnly(
                            "https://storage.azure.com 00000000-0000-4000-8000-000000000002",
                            "https://eventgrid.azure.net 00000000-0000-4000-8000-000000000002");
            assertThat(app.log()).doesNotContain("private", "poison", "SLF4J");
        }
    }

    private void twoPartitionsAtOnce(HostedApp app) throws Exception {
        byte[] first = body(event("nodes", "payments/checkout", "list", "nodes"));
        byte[] second = body(event("daemons", "vault/vault", "create", "daemonsets"));
        try (ExecutorService partitions = Executors.newFixedThreadPool(2)) {
            Callable<HostedApp.Outcome> one = () -> app.audit(0, List.of(first));
            Callable<HostedApp.Outcome> two = () -> app.audit(1, List.of(second));
            for (Future<HostedApp.Outcome> outcome : partitions.invokeAll(List.of(one, two))) {
                assertThat(outcome.get().failure()).isEmpty();
                assertThat(outcome.get().log()).hasSize(1);
            }
        }
        assertThat(deployment.topic.alerts()).hasSize(4);
    }

    private void anOutageOfThreeTries(HostedApp app) throws Exception {
        AtomicInteger failures = new AtomicInteger();
        deployment.tables.cut();
        byte[] theft = body(event("wipe", "payments/checkout", "delete", "secrets"));
        int tries = app.triesUntilTaken(1, List.of(theft), () -> {
            if (failures.incrementAndGet() == 3) {
                deployment.tables.mend();
            }
        });
        assertThat(tries).isEqualTo(4);
        assertThat(deployment.topic.alerts()).hasSize(5);
    }

    private void aPurge(HostedApp app) throws Exception {
        StateKey expired = new StateKey(StateKey.Kind.PROFILE, "gone", "gone");
        deployment.store().replace(new StateRecord(expired, "old", deployment.now.minusSeconds(1), null));
        HostedApp.Outcome purge = app.call("purge");
        assertThat(purge.failure()).isEmpty();
        assertThat(purge.log()).containsExactly("{\"sawatch\":\"purge\",\"purged\":1}");
        assertThat(deployment.store().find(Set.of(expired))).isEmpty();
    }

    @Test
    void saysWhatIsWrongEachTime() throws Exception {
        Map<String, String> faulty = new HashMap<>(deployment.environment());
        faulty.put("SAWATCH_TABLE", " ");
        faulty.put("SAWATCH_TRAINING_DAYS", "many");
        try (HostedApp app = deployment.start(List.of(), faulty)) {
            for (int i = 0; i < 2; i++) {
                assertThat(app.audit(0, List.of(body())).failure())
                        .contains("SettingsException", "2 faults", "SAWATCH_TABLE", "training.days");
            }
        }
        Map<String, String> nobody = new HashMap<>(deployment.environment());
        nobody.put("IDENTITY_HEADER", "wrong");
        try (HostedApp app = deployment.start(List.of(), nobody)) {
            byte[] one = body(event("one", "payments/checkout", "get", "configmaps"));
            for (int i = 0; i < 2; i++) {
                assertThat(app.audit(0, List.of(one)).failure())
                        .contains("StateStoreException", "no token: the app has no managed identity");
            }
        }
    }
}
