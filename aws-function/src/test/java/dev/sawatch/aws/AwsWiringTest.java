package dev.sawatch.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.settings.SettingsException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwsWiringTest {
    private static final Map<String, String> COMPLETE = Map.of(
            "AWS_REGION", "eu-central-1",
            "SAWATCH_TABLE", "sawatch",
            "SAWATCH_TOPIC_ARN", "arn:aws:sns:eu-central-1:111122223333:sawatch-alerts",
            "SAWATCH_REJECT_QUEUE_URL", "https://sqs.eu-central-1.amazonaws.com/111122223333/sawatch-rejects",
            "SAWATCH_TRAINING_DAYS", "35",
            "PATH", "/bin");

    @Test
    void settingsAreReadFromACompleteEnvironment() {
        assertThat(AwsWiring.settings(COMPLETE).periods().training()).isEqualTo(35);
    }

    @Test
    void oneMessageNamesEveryFault() {
        Map<String, String> faulty = new HashMap<>(COMPLETE);
        faulty.remove("SAWATCH_TABLE");
        faulty.put("SAWATCH_TOPIC_ARN", "sawatch-alerts");
        faulty.put("SAWATCH_TRAINING_DAYS", "many");
        faulty.put("SAWATCH_TOPIC", "x");
        assertThatThrownBy(() -> AwsWiring.settings(faulty))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("4 faults")
                .hasMessageContaining("SAWATCH_TABLE: is not set")
                .hasMessageContaining("SAWATCH_TOPIC_ARN: has not the form")
                .hasMessageContaining("training.days")
                .hasMessageContaining("topic: unknown");
    }
}
