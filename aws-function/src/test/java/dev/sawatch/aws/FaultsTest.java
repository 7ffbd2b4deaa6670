package dev.sawatch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.DeliveryException;
import dev.sawatch.state.StateStoreException;
import dev.sawatch.testkit.EksPayloads;
import dev.sawatch.testkit.InMemoryRejectSink;
import dev.sawatch.testkit.ReceivedAlert;
import dev.sawatch.testkit.Scenario;
import dev.sawatch.testkit.Scenarios;
import dev.sawatch.testkit.Story;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.sns.SnsClient;

/** Nothing is lost while DynamoDB throttles every third request and SNS refuses every fifth: all is delivered again. */
class FaultsTest {
    private static final Set<String> SCENARIOS = Set.of(
            "first-seen-resource",
            "duplicates",
            "episode-of-24-hours",
            "dedup-ends-after-five-days",
            "dedup-does-not-hide-another-resource");

    private static final int MAX_DELIVERIES = 500;

    @TestFactory
    Stream<DynamicTest> nothingIsLostAfterRedelivery() {
        List<Scenario> chosen = Scenarios.all().stream()
                .filter(scenario -> SCENARIOS.contains(scenario.name()))
                .toList();
        assertThat(chosen).hasSameSizeAs(SCENARIOS);
        return chosen.stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.name(), () -> assertThat(alerts(scenario)).isEqualTo(scenario.expectedText())));
    }

    private static String alerts(Scenario scenario) throws IOException {
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
        try (FakeTopicAndQueue fake = new FakeTopicAndQueue(5)) {
            AwsFunction function = Functions.of(
                    LocalDynamoDb.store(
                            LocalDynamoDb.throttlingEvery(3), Tables.createForThePast(LocalDynamoDb.client())),
                    new SnsAlertPublisher(
                            Clients.of(SnsClient.builder(), fake.endpoint()), FakeTopicAndQueue.TOPIC_ARN),
                    new InMemoryRejectSink(),
                    scenario.settings(),
                    clock::get);
            for (Story.Delivery delivery : scenario.story().deliveries()) {
                clock.set(delivery.clock());
                deliver(function, EksPayloads.logsEvent(EksPayloads.payload(delivery.events())));
            }
            return Scenario.text(once(fake.alerts()));
        }
    }

    private static void deliver(AwsFunction function, String event) throws IOException {
        for (int tries = 0; tries < MAX_DELIVERIES; tries++) {
            try {
                Functions.invoke(function, event);
                return;
            } catch (StateStoreException | DeliveryException e) {
                assertThat(e).hasMessageNotContaining("system:serviceaccount");
            }
        }
        throw new AssertionError("never taken");
    }

    /** A subscriber takes what has one id for one alert. */
    private static Iterable<AlertMessage> once(List<ReceivedAlert> alerts) {
        Map<String, AlertMessage> byId = new LinkedHashMap<>();
        for (ReceivedAlert alert : alerts) {
            String id = FakeTopicAndQueue.json(alert.event()).path("id").asText();
            byId.putIfAbsent(id, new AlertMessage(id, alert.event(), "", alert.attributes()));
        }
        return byId.values();
    }
}
