package dev.sawatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.pipeline.BatchResult;
import org.junit.jupiter.api.Test;

/** A day may take as many store calls as are allowed for a million events, for facts do not shrink with the events. */
class StoreCallsTest {
    private static final double CALLS_PER_EVENT = 0.005;
    private static final double MILLION = 1_000_000;

    @Test
    void callsTheStoreSeldom() {
        BatchResult day = StoreCalls.tenth();

        assertThat(day.store().writes()).isPositive();
        assertThat(day.store().calls() / MILLION).isLessThanOrEqualTo(CALLS_PER_EVENT);
    }
}
