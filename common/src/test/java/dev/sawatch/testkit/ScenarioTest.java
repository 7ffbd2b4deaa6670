package dev.sawatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.pipeline.AuditPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the scenarios. With {@code -Dscenarios.update=true} their rendered files are written anew first. */
class ScenarioTest {
    /** Read once, for who looks for tests that notice a change runs each by itself, thousands of times. */
    private static final List<Scenario> SCENARIOS = Scenarios.in(Path.of("src", "test", "resources", "scenarios"));

    @TestFactory
    Stream<DynamicTest> raisesExactlyWhatTheStorySays() {
        return each(
                scenario -> assertThat(run(scenario, false)).as(scenario.name()).isEqualTo(scenario.expectedText()));
    }

    /** Who explains calls listens to all of them; that must not change what is raised. */
    @TestFactory
    Stream<DynamicTest> raisesTheSameWithAListener() {
        return each(
                scenario -> assertThat(run(scenario, true)).as(scenario.name()).isEqualTo(scenario.expectedText()));
    }

    @TestFactory
    Stream<DynamicTest> filesAreWhatTheStorySays() {
        return each(scenario -> {
            if (Boolean.getBoolean("scenarios.update")) {
                Files.writeString(scenario.folder().resolve("events.jsonl"), scenario.eventsText());
                Files.writeString(scenario.folder().resolve("expected.json"), scenario.expectedText());
            }
            assertThat(scenario.fileText("events.jsonl")).isEqualTo(scenario.eventsText());
            assertThat(scenario.fileText("expected.json")).isEqualTo(scenario.expectedText());
            assertThat(scenario.story().expected().isEmpty())
                    .as("only quiet ones are named so")
                    .isEqualTo(scenario.name().startsWith("quiet-"));
        });
    }

    private static Stream<DynamicTest> each(Check check) {
        return SCENARIOS.stream().map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> check.of(scenario)));
    }

    /** Looks at one scenario. */
    @FunctionalInterface
    private interface Check {
        void of(Scenario scenario) throws IOException;
    }

    private static String run(Scenario scenario, boolean isHeard) {
        InMemoryStateStore store = new InMemoryStateStore();
        InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
        InMemoryRejectSink rejects = new InMemoryRejectSink();
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
        AuditPipeline pipeline = isHeard
                ? new AuditPipeline(store, publisher, rejects, scenario.settings(), clock::get, judged -> {})
                : new AuditPipeline(store, publisher, rejects, scenario.settings(), clock::get);
        for (Story.Delivery delivery : scenario.story().deliveries()) {
            clock.set(delivery.clock());
            pipeline.process(Batches.of(delivery, pipeline));
        }
        return Scenario.text(publisher.published());
    }
}
