package dev.sawatch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.state.StateStore;
import dev.sawatch.testkit.EksPayloads;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryRejectSink;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.Scenario;
import dev.sawatch.testkit.Scenarios;
import dev.sawatch.testkit.Story;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** All scenarios, delivered as CloudWatch Logs delivers them, raise what they raise on a laptop. */
class ScenariosTest {
    private static final int BATCH = 500;

    @TestFactory
    Stream<DynamicTest> raisesExactlyWhatTheStorySays() {
        return Scenarios.all().stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.name(),
                        () -> assertThat(alerts(scenario, new InMemoryStateStore()))
                                .isEqualTo(scenario.expectedText())));
    }

    private static String alerts(Scenario scenario, StateStore store) throws IOException {
        InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
        AwsFunction function =
                Functions.of(store, publisher, new InMemoryRejectSink(), scenario.settings(), clock::get);
        for (Story.Delivery delivery : scenario.story().deliveries()) {
            clock.set(delivery.clock());
            List<String> events = delivery.events();
            for (int from = 0; from < events.size(); from += BATCH) {
                List<String> batch = events.subList(from, Math.min(events.size(), from + BATCH));
                Functions.invoke(function, EksPayloads.logsEvent(EksPayloads.payload(batch)));
            }
        }
        return Scenario.text(publisher.published());
    }
}
