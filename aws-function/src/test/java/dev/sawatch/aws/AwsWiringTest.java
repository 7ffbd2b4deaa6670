package dev.sawatch.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.function.FunctionSettings;
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
        FunctionSettings environment = FunctionSettings.of(COMPLETE, AwsWiring.REQUIRED);
        assertThat(environment.settings().periods().training()).isEqualTo(35);
        assertThat(environment.value("SAWATCH_TABLE")).isEqualTo("sawatch");
    }

    @Test
    void oneMessageNamesEveryFault() {
        Map<String, String> faulty = new HashMap<>(COMPLETE);
        faulty.remove("SAWATCH_TABLE");
        faulty.put("SAWATCH_TOPIC_ARN", "sawatch-alerts");
        faulty.put("SAWATCH_REJECT_QUEUE_URL", "sawatch-rejects");
        faulty.put("AWS_REGION", "Frankfurt am Main");
        faulty.put("SAWATCH_TRAINING_DAYS", "many");
        faulty.put("SAWATCH_TOPIC", "x");
        assertThatThrownBy(() -> FunctionSettings.of(faulty, AwsWiring.REQUIRED))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("6 faults")
                .hasMessageContaining("SAWATCH_TABLE: is not set; it must be the name of a DynamoDB table")
                .hasMessageContaining("SAWATCH_TOPIC_ARN: is not the ARN of an SNS topic")
                .hasMessageContaining("SAWATCH_REJECT_QUEUE_URL: is not the URL of an SQS queue")
                .hasMessageContaining("AWS_REGION: is not the name of a region")
                .hasMessageContaining("training.days")
                .hasMessageContaining("topic: unknown");
    }
}
