package dev.sawatch.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.function.FunctionSettings;
import dev.sawatch.settings.SettingsException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GcpWiringTest {
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
}
