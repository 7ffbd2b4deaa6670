package dev.sawatch.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.pubsub.v1.PubsubMessage;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.testkit.AlertJson;
import dev.sawatch.testkit.AlertPublisherContract;
import dev.sawatch.testkit.ReceivedAlert;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PubSubAlertPublisherTest extends AlertPublisherContract {
    private static String topic = "";
    private static String all = "";

    @BeforeAll
    static void createTopic() {
        topic = Topics.create();
        all = Topics.subscribe(topic);
    }

    @Override
    protected AlertPublisher publisher() {
        return new PubSubAlertPublisher(Topics.open(topic));
    }

    @Override
    protected AlertPublisher unavailable() {
        return new PubSubAlertPublisher(Topics.open(topic + "-absent"));
    }

    @Override
    protected List<ReceivedAlert> received(int count, String id) {
        return Topics.receive(
                        all,
                        count,
                        message -> AlertJson.id(AlertJson.json(message.getData().toStringUtf8()))
                                .equals(id))
                .stream()
                .map(Topics::alert)
                .toList();
    }

    /** By the CloudEvents binding for Pub/Sub. */
    @Test
    void itIsMarkedAsACloudEvent() {
        publisher().publish(new AlertMessage("marked", "{\"id\":\"marked\"}", "", Map.of("page", "yes")));
        assertThat(received(1, "marked"))
                .contains(new ReceivedAlert(
                        "{\"id\":\"marked\"}", Map.of("page", "yes", "content-type", "application/cloudevents+json")));
    }

    @Test
    void anAttributeThatIsTooLongIsCut() {
        String fits = "東".repeat(341);
        publisher()
                .publish(new AlertMessage(
                        "long", "{\"id\":\"long\"}", "", Map.of("namespace", fits, "service_account", fits + "東")));
        assertThat(Topics.receive(all, 1, PubSubAlertPublisherTest::isLong))
                .filteredOn(PubSubAlertPublisherTest::isLong)
                .singleElement()
                .satisfies(message -> assertThat(message.getAttributesMap())
                        .containsEntry("namespace", fits)
                        .containsEntry("service_account", fits));
    }

    private static boolean isLong(PubsubMessage message) {
        return message.getData().toStringUtf8().contains("\"long\"");
    }
}
