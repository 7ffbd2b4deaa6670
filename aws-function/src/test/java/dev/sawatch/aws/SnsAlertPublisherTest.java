package dev.sawatch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.testkit.AlertJson;
import dev.sawatch.testkit.AlertPublisherContract;
import dev.sawatch.testkit.ReceivedAlert;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;

class SnsAlertPublisherTest extends AlertPublisherContract {
    private final FakeTopicAndQueue fake = new FakeTopicAndQueue();

    @AfterEach
    void close() {
        fake.close();
    }

    @Override
    protected AlertPublisher publisher() {
        return publisher(FakeTopicAndQueue.TOPIC_ARN);
    }

    @Override
    protected AlertPublisher unavailable() {
        return publisher(FakeTopicAndQueue.TOPIC_ARN + "-absent");
    }

    private AlertPublisher publisher(String topicArn) {
        return new SnsAlertPublisher(Clients.of(SnsClient.builder(), fake.endpoint()), topicArn);
    }

    @Override
    protected List<ReceivedAlert> received(int count, String id) {
        return fake.alerts();
    }

    @Test
    void mailHasItsOwnTextAndASubjectInAscii() {
        publisher().publish(new AlertMessage("1", "{\"id\":\"1\"}", "payments/größe listed secrets\nMore.", Map.of()));
        Map<String, String> form = fake.published().get(0);
        assertThat(form)
                .containsEntry("MessageStructure", "json")
                .containsEntry("Subject", "Sawatch: payments/gr??e listed secrets");
        assertThat(FakeTopicAndQueue.message(form).path("email").asText())
                .isEqualTo("payments/größe listed secrets\nMore.");
    }

    @Test
    void aLongSubjectIsCut() {
        publisher().publish(new AlertMessage("1", "{}", "x".repeat(200), Map.of()));
        assertThat(fake.published().get(0).get("Subject")).hasSize(99).endsWith("...");
    }

    @Test
    void whatIsTooLargeLosesWhatCanBeMissed() {
        String large = "\"" + "x".repeat(150 * 1024) + "\"";
        AlertMessage message = new AlertMessage(
                "1",
                "{\"id\":\"1\",\"data\":{\"message\":\"m\",\"remediation\":" + large + ",\"anomaly_analyses\":" + large
                        + ",\"evidences\":[1]}}",
                "first line\n" + "y".repeat(100 * 1024),
                Map.of());
        publisher().publish(message);
        JsonNode body = FakeTopicAndQueue.message(fake.published().get(0));
        assertThat(body.path("email").asText()).isEqualTo("first line");
        JsonNode data = AlertJson.json(body.path("default").asText()).path("data");
        assertThat(data.fieldNames()).toIterable().containsExactly("message", "anomaly_analyses", "evidences");
    }
}
