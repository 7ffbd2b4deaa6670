package dev.sawatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.pipeline.Batch;
import dev.sawatch.reading.gke.PubSubReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The scenarios as log entries of GKE. */
class GkeScenarioTest {
    private static final List<Scenario> SCENARIOS = Scenarios.in(Path.of("src", "test", "resources", "scenarios"));

    @TestFactory
    Stream<DynamicTest> raisesWhatTheStorySaysUnlessTheLogCannotShowIt() {
        return each(scenario -> {
            String raised = run(scenario, GkeScenarioTest::pushed);
            if (GkeEntries.UNSEEN.contains(scenario.name())) {
                assertThat(raised).isNotEqualTo(scenario.expectedText());
            } else {
                assertThat(raised).isEqualTo(scenario.expectedText());
            }
        });
    }

    /** Nothing else is lost than what is said to be. */
    @TestFactory
    Stream<DynamicTest> raisesWhatIsShownOfTheEventsRaises() {
        return each(scenario -> assertThat(run(scenario, GkeScenarioTest::pushed))
                .isEqualTo(run(scenario, (delivery, pipeline) -> Batches.of(delivery, GkeEntries::shown))));
    }

    private static Stream<DynamicTest> each(Check check) {
        return SCENARIOS.stream().map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> check.of(scenario)));
    }

    /** Looks at one scenario. */
    private interface Check {
        void of(Scenario scenario);
    }

    /** How events come into a batch. */
    private interface Way {
        Batch batch(Story.Delivery delivery, AuditPipeline pipeline);
    }

    private static String run(Scenario scenario, Way way) {
        InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
        AuditPipeline pipeline = new AuditPipeline(
                new InMemoryStateStore(), publisher, new InMemoryRejectSink(), scenario.settings(), clock::get);
        for (Story.Delivery delivery : scenario.story().deliveries()) {
            clock.set(delivery.clock());
            pipeline.process(way.batch(delivery, pipeline));
        }
        return Scenario.text(publisher.published());
    }

    private static Batch pushed(Story.Delivery delivery, AuditPipeline pipeline) {
        Batch batch = pipeline.newBatch();
        for (String event : delivery.events()) {
            byte[] push = GkeEntries.push(GkeEntries.entry(event)).getBytes(StandardCharsets.UTF_8);
            try {
                new PubSubReader().readDelivery(new ByteArrayInputStream(push), batch);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return batch;
    }
}
