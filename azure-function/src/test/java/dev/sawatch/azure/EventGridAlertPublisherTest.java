package dev.sawatch.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.alert.DeliveryException;
import dev.sawatch.testkit.AlertJson;
import dev.sawatch.testkit.AlertPublisherContract;
import dev.sawatch.testkit.ReceivedAlert;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class EventGridAlertPublisherTest extends AlertPublisherContract {
    private final FakeEventGrid topic = new FakeEventGrid();

    @AfterEach
    void close() {
        topic.close();
    }

    @Override
    protected AlertPublisher publisher() {
        return publisher(topic.endpoint(), FakeEventGrid.TOKEN);
    }

    @Override
    protected AlertPublisher unavailable() {
        return publisher(topic.endpoint() + "-absent", FakeEventGrid.TOKEN);
    }

    static AlertPublisher publisher(String endpoint, String token) {
        BearerTokenAuthenticationPolicy authentication = new BearerTokenAuthenticationPolicy(
                request -> Mono.just(new AccessToken(token, OffsetDateTime.MAX)),
                "https://eventgrid.azure.net/.default");
        return new EventGridAlertPublisher(AzureWiring.topic(authentication, Azurite.http()), endpoint);
    }

    @Override
    protected List<ReceivedAlert> received(int count, String id) {
        return topic.alerts().stream()
                .map(alert -> new ReceivedAlert(withoutPage(alert.event()), alert.attributes()))
                .toList();
    }

    /** Which is in every real event before it is published, but not in those of the contract. */
    private static String withoutPage(String event) {
        return ((ObjectNode) AlertJson.json(event)).without("page").toString();
    }

    private static AlertMessage message(String time, String data) {
        return new AlertMessage(
                "1",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/c\",\"type\":\"t\",\"time\":\"" + time
                        + "\",\"data\":" + data + "}",
                "first line\nmore",
                Map.of("service_account", "checkout"));
    }

    /** The client's own class of events would write it without them. */
    @Test
    void aTimeOnTheMinuteKeepsItsSeconds() {
        publisher().publish(message("2026-01-20T10:00:00Z", "{}"));
        assertThat(topic.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(
                                AlertJson.json(alert.event()).path("time").asText())
                        .isEqualTo("2026-01-20T10:00:00Z"));
    }

    @Test
    void whoeverIsThrottledWaitsAsLongAsItIsTold() {
        topic.refusals.add(new FakeEventGrid.Refused(429, "1"));
        long start = System.nanoTime();
        publisher().publish(message("2026-01-20T10:00:00Z", "{}"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
        assertThat(topic.answers).containsExactly(429, 200);
    }

    @Test
    void aServerErrorIsTriedAgain() {
        topic.refusals.add(new FakeEventGrid.Refused(500, ""));
        publisher().publish(message("2026-01-20T10:00:00Z", "{}"));
        assertThat(topic.answers).containsExactly(500, 200);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413})
    void whatIsRefusedForGoodIsAnExceptionAtOnce(int status) {
        topic.refusals.add(new FakeEventGrid.Refused(status, ""));
        AlertPublisher publisher = publisher();
        assertThatThrownBy(() -> publisher.publish(message("2026-01-20T10:00:00Z", "{}")))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("alert 1: " + status);
        assertThat(topic.answers).containsExactly(status);
    }

    @Test
    void serverErrorsWithoutEndAreAnException() {
        for (int i = 0; i < 4; i++) {
            topic.refusals.add(new FakeEventGrid.Refused(503, "0"));
        }
        AlertPublisher publisher = publisher();
        assertThatThrownBy(() -> publisher.publish(message("2026-01-20T10:00:00Z", "{}")))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("503");
        assertThat(topic.answers).containsExactly(503, 503, 503, 503);
    }

    @Test
    void aMissingRoleIsNamed() {
        AlertPublisher stranger = publisher(topic.endpoint(), "another-token");
        assertThatThrownBy(() -> stranger.publish(message("2026-01-20T10:00:00Z", "{}")))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("401")
                .hasMessageContaining("EventGrid Data Sender");
    }

    @Test
    void whatIsTooLargeLosesWhatCanBeMissed() {
        String large = "\"" + "é".repeat(300 * 1024) + "\"";
        publisher()
                .publish(message(
                        "2026-01-20T10:00:00Z",
                        "{\"message\":\"m\",\"remediation\":" + large + ",\"anomaly_analyses\":" + large
                                + ",\"evidences\":[1]}"));
        JsonNode data = AlertJson.json(topic.alerts().get(0).event()).path("data");
        assertThat(data.fieldNames()).toIterable().containsExactly("message", "anomaly_analyses", "evidences");
    }
}
