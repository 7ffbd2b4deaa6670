package dev.sawatch.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.function.FunctionSettings;
import dev.sawatch.settings.SettingsException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AzureWiringTest {
    private static final Map<String, String> COMPLETE = Map.of(
            "SAWATCH_TABLE_ENDPOINT", "https://sawatch.table.core.windows.net",
            "SAWATCH_TABLE", "sawatch",
            "SAWATCH_TOPIC_ENDPOINT", "https://sawatch.westeurope-1.eventgrid.azure.net/api/events",
            "SAWATCH_REJECT_QUEUE_URL", "https://sawatch.queue.core.windows.net/sawatch-rejects",
            "SAWATCH_TRAINING_DAYS", "35",
            "EventHubConnection__fullyQualifiedNamespace", "sawatch.servicebus.windows.net",
            "PATH", "/bin");

    @Test
    void settingsAreReadFromACompleteEnvironment() {
        FunctionSettings environment = FunctionSettings.of(COMPLETE, AzureWiring.REQUIRED);
        assertThat(environment.settings().periods().training()).isEqualTo(35);
        assertThat(environment.value("SAWATCH_TABLE")).isEqualTo("sawatch");
    }

    @Test
    void oneMessageNamesEveryFault() {
        Map<String, String> faulty = new HashMap<>(COMPLETE);
        faulty.remove("SAWATCH_TABLE");
        faulty.put("SAWATCH_TABLE_ENDPOINT", "http://sawatch.table.core.windows.net");
        faulty.put("SAWATCH_TOPIC_ENDPOINT", "sawatch-alerts");
        faulty.put("SAWATCH_REJECT_QUEUE_URL", "https://sawatch.queue.core.windows.net/");
        faulty.put("SAWATCH_TRAINING_DAYS", "many");
        faulty.put("SAWATCH_TOPIC", "x");
        assertThatThrownBy(() -> FunctionSettings.of(faulty, AzureWiring.REQUIRED))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("6 faults")
                .hasMessageContaining("SAWATCH_TABLE: is not set; it must be the name of a table")
                .hasMessageContaining("SAWATCH_TABLE_ENDPOINT: is not the address of an account's tables")
                .hasMessageContaining("SAWATCH_TOPIC_ENDPOINT: is not the endpoint of an Event Grid topic")
                .hasMessageContaining("SAWATCH_REJECT_QUEUE_URL: is not the URL of a Storage queue")
                .hasMessageContaining("training.days")
                .hasMessageContaining("topic: unknown");
    }
}
