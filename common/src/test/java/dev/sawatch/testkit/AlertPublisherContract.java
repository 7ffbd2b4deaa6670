package dev.sawatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.alert.DeliveryException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an {@link AlertPublisher} must do. Every test knows its alerts by id, so a topic need not be emptied. */
public abstract class AlertPublisherContract {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "page", "yes",
            "severity", "Low",
            "confidence", "Medium",
            "variation", "unusual_sensitive_resource",
            "cluster", "arn:aws:eks:eu-central-1:111122223333:cluster/prod-eu",
            "namespace", "payments",
            "service_account", "checkout");

    /** A publisher on a topic that is there. */
    protected abstract AlertPublisher publisher();

    /** A publisher on a topic that is not there, or cannot be reached. */
    protected abstract AlertPublisher unavailable();

    /**
     * Everything that arrived at a subscriber of the topic, in any order, alerts of other tests included.
     *
     * @param count how many alerts of the given id to wait for, for at most some seconds
     * @param id the id, which is that of the CloudEvent
     */
    protected abstract List<ReceivedAlert> received(int count, String id);

    @Test
    void anAlertArrivesWhole() {
        AlertMessage message = message("payments/checkout listed secrets in kube-system");
        publisher().publish(message);
        assertThat(arrived(1, message.id()))
                .singleElement()
                .satisfies(
                        alert -> assertThat(AlertJson.json(alert.event())).isEqualTo(AlertJson.json(message.event())))
                .satisfies(alert -> assertThat(alert.attributes()).containsAllEntriesOf(ATTRIBUTES));
    }

    @Test
    void anyCharacterArrives() {
        AlertMessage message = message("Grüße 東京 🔑 \"quoted\" <b>&amp;</b> \\ \u0001 \u001b[31m \r\n\t \u2028 \u202e");
        publisher().publish(message);
        assertThat(arrived(1, message.id()))
                .singleElement()
                .satisfies(
                        alert -> assertThat(AlertJson.json(alert.event())).isEqualTo(AlertJson.json(message.event())));
    }

    @Test
    void anAlertPublishedTwiceArrivesUnderOneId() {
        AlertMessage message = message("payments/checkout listed secrets in kube-system");
        AlertPublisher publisher = publisher();
        publisher.publish(message);
        publisher.publish(message);
        assertThat(arrived(2, message.id()))
                .isNotEmpty()
                .allSatisfy(
                        alert -> assertThat(AlertJson.json(alert.event())).isEqualTo(AlertJson.json(message.event())));
    }

    @Test
    void aLargeAlertArrives() {
        AlertMessage message = message("payments ".repeat(100 * 1024 / 9));
        publisher().publish(message);
        assertThat(arrived(1, message.id()))
                .singleElement()
                .satisfies(
                        alert -> assertThat(AlertJson.json(alert.event())).isEqualTo(AlertJson.json(message.event())));
    }

    @Test
    void anUnavailableTopicIsAnException() {
        AlertPublisher unavailable = unavailable();
        AlertMessage message = message("payments/checkout listed secrets in kube-system");
        assertThatThrownBy(() -> unavailable.publish(message)).isInstanceOf(DeliveryException.class);
    }

    private List<ReceivedAlert> arrived(int count, String id) {
        return received(count, id).stream()
                .filter(alert -> AlertJson.id(AlertJson.json(alert.event())).equals(id))
                .toList();
    }

    private static AlertMessage message(String text) {
        String id = UUID.randomUUID().toString().replace("-", "");
        ObjectNode event = MAPPER.createObjectNode()
                .put("specversion", "1.0")
                .put("type", "dev.sawatch.alert.v1")
                .put("source", "arn:aws:eks:eu-central-1:111122223333:cluster/prod-eu")
                .put("id", id)
                .put("time", "2026-01-20T10:00:00Z")
                .put("subject", "payments/checkout")
                .put("datacontenttype", "application/json");
        event.putObject("data").put("class_uid", 2004).put("message", text);
        return new AlertMessage(id, event.toString(), "payments/checkout listed secrets", ATTRIBUTES);
    }
}
