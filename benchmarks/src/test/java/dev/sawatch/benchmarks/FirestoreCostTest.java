package dev.sawatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.testkit.InMemoryStateStore;
import org.junit.jupiter.api.Test;

/** A tenth of a day's million events has nearly all of its facts, and may take as many store calls as the million may. */
class FirestoreCostTest {
    private static final double CALLS_PER_EVENT = 0.005;
    private static final double MILLION = 1_000_000;
    private static final double DOLLARS_A_DAY = 0.02;

    @Test
    void oneInstanceCallsFirestoreSeldom() {
        FirestoreCost.Day day = FirestoreCost.Day.of(100_000, 1);

        assertThat(day.calls().result().store().calls() / MILLION).isBetween(0.000_1, CALLS_PER_EVENT);
        assertThat(day.meter().writes())
                .isGreaterThanOrEqualTo(day.calls().result().store().writes());
        assertThat(day.meter().cost()).isBetween(0.000_1, DOLLARS_A_DAY);
    }

    /** Eleven thousand a second: what waits is judged together. */
    @Test
    void aBacklogIsJudgedInFewBatches() {
        PushedCalls backlog = new PushedCalls(1_000_000_000, 1, new InMemoryStateStore());

        assertThat(backlog.play(10_000).eventsPerBatch()).isGreaterThan(100);
    }
}
