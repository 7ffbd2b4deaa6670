package dev.sawatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A tenth of a day's million events has nearly all of its facts, and may cost what the million may cost. */
class TablesCostTest {
    private static final double REQUESTS_PER_EVENT = 0.05;
    private static final double MILLION = 1_000_000;

    @Test
    void aDayIsCheap() {
        TablesCost.Day day = TablesCost.Day.of(100_000, 5);

        assertThat(day.meter().writes())
                .isGreaterThanOrEqualTo(day.result().store().writes());
        assertThat((day.meter().reads() + day.meter().writes()) / MILLION)
                .isBetween(day.result().store().calls() / MILLION, REQUESTS_PER_EVENT);
    }
}
