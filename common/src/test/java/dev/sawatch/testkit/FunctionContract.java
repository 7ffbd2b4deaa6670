package dev.sawatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.audit.Rejection;
import dev.sawatch.state.StateStore;
import dev.sawatch.testkit.recording.DeliveredRecording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the function of every cloud must do, whatever its cloud wraps events in and however it is called: raise what the
 * same events raise on a laptop, keep what it cannot read, and lose nothing and tell nothing under a second id whatever
 * fails, comes twice, or comes in any order. What a cloud's log cannot show, its {@link EnvelopeWriter} says: then the same
 * is raised as by events without it.
 */
public abstract class FunctionContract {
    /** Of every kind, and short: each is delivered some hundred times in a cloud that fails. */
    private static final List<String> UNRELIABLY_DELIVERED = List.of(
            "first-seen-resource",
            "duplicates",
            "episode-of-24-hours",
            "dedup-ends-after-five-days",
            "dedup-does-not-hide-another-resource");

    private static final int OUTAGE = 3;
    private static final int INSTANCES = 4;

    private static final List<Scenario> SCENARIOS = Scenarios.all();

    /** How the cloud wraps events. */
    protected abstract EnvelopeWriter writer();

    /** A new instance of the function. */
    protected abstract TestedFunction function(FunctionParts parts);

    /** A new, empty store of the cloud's own, without expiry; each call gives an adapter of its own on it. */
    protected abstract Supplier<StateStore> newStore();

    /** A new, empty cloud that fails again and again. */
    protected abstract UnreliableCloud unreliable();

    private DeliveredStory story() {
        return new DeliveredStory(this::function, writer());
    }

    @TestFactory
    Stream<DynamicTest> raisesExactlyWhatAScenarioSays() {
        return SCENARIOS.stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.name(),
                        () -> assertThat(delivered(scenario).alerts())
                                .isEqualTo(delivered(scenario).expected())));
    }

    @TestFactory
    Stream<DynamicTest> raisesTheSameWhereBatchesComeTwiceAndInDisorder() {
        return SCENARIOS.stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.name(),
                        () -> assertThat(delivered(scenario).alertsTwiceInDisorder())
                                .isEqualTo(delivered(scenario).expected())));
    }

    @TestFactory
    Stream<DynamicTest> losesNothingInAnUnreliableCloud() {
        return Scenarios.named(UNRELIABLY_DELIVERED).stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> {
                    try (UnreliableCloud cloud = unreliable()) {
                        assertThat(delivered(scenario).alertsIn(cloud))
                                .isEqualTo(delivered(scenario).expected());
                    }
                }));
    }

    private DeliveredScenario delivered(Scenario scenario) {
        return new DeliveredScenario(this::function, writer(), scenario);
    }

    @Test
    void keepsPoisonAndGoesOn() throws IOException {
        Set<String> expected = expected();
        DeliveredStory story = story();
        TestedFunction function = function(story.parts(story.learned(new InMemoryStateStore())));
        List<String> events = new ArrayList<>();
        for (String event : story.events()) {
            events.add("{\"private\":");
            events.add(event);
        }
        function.deliver(writer().delivery(events));
        assertThat(story.alerts()).isEqualTo(expected);
        // Where a cloud cuts events off without a word, what ends early counts as cut.
        assertThat(story.rejects.kept())
                .filteredOn(rejection -> rejection.reason() == Rejection.Reason.NOT_JSON
                        || rejection.reason() == Rejection.Reason.TRUNCATED)
                .hasSameSizeAs(story.events())
                .allSatisfy(rejection -> assertThat(rejection.cluster()).isEqualTo(writer().clusterOfPoison()));
    }

    @Test
    void keepsWhatIsNoDelivery() throws IOException {
        DeliveredStory story = story();
        function(story.parts(new InMemoryStateStore())).deliver("?".getBytes(StandardCharsets.UTF_8));
        assertThat(story.rejects.kept()).hasSize(1);
        assertThat(story.publisher.published()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Fault.Moment.class)
    void losesNothingWhateverStepFails(Fault.Moment moment) throws IOException {
        DeliveredStory faultless = story();
        InMemoryStateStore learned = faultless.learned(new InMemoryStateStore());
        InMemoryStateStore store = new InMemoryStateStore(learned);
        Fault none = Fault.none();
        function(faultless.parts(store).withFault(none)).deliver(faultless.delivery());
        assertThat(faultless.alerts()).hasSizeGreaterThan(8);
        assertThat(none.calls()).isGreaterThan(30);
        for (int step = 1; step <= none.calls(); step++) {
            DeliveredStory story = story();
            InMemoryStateStore failing = new InMemoryStateStore(learned);
            FunctionParts parts = story.parts(failing);
            TestedFunction function = function(parts.withFault(new Fault(step, moment)));
            assertThatThrownBy(() -> function.deliver(story.delivery()))
                    .as("call %s fails %s", step, moment)
                    .hasMessageNotContaining("system:serviceaccount");
            // Another instance gets it every other time.
            (step % 2 == 0 ? function : function(parts)).deliver(story.delivery());
            assertThat(story.alerts()).as("call %s fails %s", step, moment).isEqualTo(faultless.alerts());
            assertThat(Baseline.of(failing))
                    .as("call %s fails %s", step, moment)
                    .isEqualTo(Baseline.of(store));
            assertThat(story.rejects.kept()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Outage.Of.class)
    void losesNothingInAnOutageOfThreeDeliveries(Outage.Of part) throws IOException {
        Set<String> expected = expected();
        DeliveredStory story = story();
        Outage outage = new Outage(story.parts(story.learned(new InMemoryStateStore())));
        TestedFunction function = function(outage.of(part));
        for (int delivery = 0; delivery < OUTAGE; delivery++) {
            assertThatThrownBy(() -> function.deliver(story.delivery())).hasMessageContaining("out of order");
        }
        outage.mend();
        function.deliver(story.delivery());
        assertThat(story.alerts()).isEqualTo(expected);
        assertThat(story.rejects.kept()).hasSize(1);
    }

    @Test
    void oneInstanceThatGetsItSeveralTimesAtOnceRaisesItOnce() throws Exception {
        Set<String> expected = expected();
        DeliveredStory story = story();
        TestedFunction function = function(story.parts(story.learned(new InMemoryStateStore())));
        story.deliverAtOnce(Collections.nCopies(INSTANCES, function));
        assertThat(story.alerts()).isEqualTo(expected);
        assertThat(story.publisher.published()).hasSameSizeAs(expected);
    }

    private Set<String> expected() throws IOException {
        DeliveredStory story = story();
        function(story.parts(story.learned(new InMemoryStateStore()))).deliver(story.delivery());
        return story.alerts();
    }

    @Test
    void fourInstancesThatGetTheSameAtOnceRaiseItUnderOneId() throws Exception {
        Set<String> expected = expected();
        DeliveredStory story = story();
        Supplier<StateStore> stores = newStore();
        story.learned(stores.get());
        story.deliverAtOnce(Stream.generate(stores)
                .limit(INSTANCES)
                .map(store -> function(story.parts(store)))
                .toList());
        assertThat(story.alerts()).isEqualTo(expected);
        assertThat(story.rejects.kept()).hasSize(INSTANCES);
    }

    @Test
    void raisesWhatReplayingTheRecordingRaises() throws IOException {
        new DeliveredRecording(this::function, writer()).inOrder();
    }

    @Test
    void fourInstancesMissNothingOfTheRecordingWhereItComesTwiceAndOutOfOrder() throws Exception {
        new DeliveredRecording(this::function, writer()).twiceOutOfOrder(INSTANCES, newStoreForTheRecording());
    }

    /** Emulators take up to minutes for its ten thousands of requests: with {@code -Drecording.emulated=true} only. */
    private Supplier<StateStore> newStoreForTheRecording() {
        StateStore inMemory = new InMemoryStateStore();
        return Boolean.getBoolean("recording.emulated") ? newStore() : () -> inMemory;
    }
}
