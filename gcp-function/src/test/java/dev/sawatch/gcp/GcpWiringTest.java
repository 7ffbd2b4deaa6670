package dev.sawatch.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.function.FunctionSettings;
import dev.sawatch.settings.SettingsException;
import dev.sawatch.testkit.EksPayloads;
import dev.sawatch.testkit.GkeEntries;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GcpWiringTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private static final Map<String, String> COMPLETE = Map.of(
            "SAWATCH_DATABASE", "projects/example-project/databases/(default)",
            "SAWATCH_TOPIC", "projects/example-project/topics/sawatch-alerts",
            "SAWATCH_REJECT_TOPIC", "projects/example-project/topics/sawatch-rejects",
            "SAWATCH_TRAINING_DAYS", "35",
            "PATH", "/bin");

    @Test
    void settingsAreReadFromACompleteEnvironment() {
        FunctionSettings environment = FunctionSettings.of(COMPLETE, GcpWiring.REQUIRED);
        assertThat(environment.settings().periods().training()).isEqualTo(35);
        assertThat(environment.value("SAWATCH_DATABASE")).isEqualTo("projects/example-project/databases/(default)");
    }

    @Test
    void oneMessageNamesEveryFault() {
        Map<String, String> faulty = new HashMap<>(COMPLETE);
        faulty.remove("SAWATCH_DATABASE");
        faulty.put("SAWATCH_TOPIC", "sawatch-alerts");
        faulty.put("SAWATCH_REJECT_TOPIC", "projects/example-project/subscriptions/sawatch-rejects");
        faulty.put("SAWATCH_TRAINING_DAYS", "many");
        faulty.put("SAWATCH_TABLE", "x");
        assertThatThrownBy(() -> FunctionSettings.of(faulty, GcpWiring.REQUIRED))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("5 faults")
                .hasMessageContaining("SAWATCH_DATABASE: is not set; it must be the full name of a Firestore database")
                .hasMessageContaining("SAWATCH_TOPIC: is not the full name of a Pub/Sub topic for alerts")
                .hasMessageContaining("SAWATCH_REJECT_TOPIC: is not the full name of a Pub/Sub topic for rejections")
                .hasMessageContaining("training.days")
                .hasMessageContaining("table: unknown");
    }

    @Test
    void theClientsAreThoseOfTheEnvironment() {
        String rejects = Topics.create();
        String subscription = Topics.subscribe(rejects);
        Map<String, String> emulated = new HashMap<>(COMPLETE);
        emulated.put("SAWATCH_REJECT_TOPIC", rejects);
        emulated.put("FIRESTORE_EMULATOR_HOST", GcloudEmulator.FIRESTORE.address());
        emulated.put("PUBSUB_EMULATOR_HOST", GcloudEmulator.PUBSUB.address());
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        GcpWiring wiring = GcpWiring.of(
                FunctionSettings.of(emulated, GcpWiring.REQUIRED),
                () -> NOW,
                new PrintStream(log, true, StandardCharsets.UTF_8));
        GcpFunction function = new GcpFunction(wiring);
        String entry =
                GkeEntries.entry(EksPayloads.auditEvent("one", NOW.toString(), "payments/checkout", "list", "secrets"));
        assertThat(Exchange.push(function, GkeEntries.push(entry))).isEqualTo(204);
        assertThat(Exchange.push(function, "?")).isEqualTo(204);
        assertThat(Topics.receive(subscription, 1, reject -> true)).hasSize(1);
        wiring.summaries().flush();
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("\"service_account_events\":1");
    }
}
