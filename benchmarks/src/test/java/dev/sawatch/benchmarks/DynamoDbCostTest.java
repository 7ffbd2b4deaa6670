package dev.sawatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A tenth of a day's million events has nearly all of its facts, and may cost what the million may cost. */
class DynamoDbCostTest {
    private static final double DOLLARS_A_DAY = 0.20;

    @Test
    void aDayIsCheap() {
        DynamoDbCost.Day day = DynamoDbCost.Day.of(100_000, 5);

        assertThat(day.meter().writeUnits())
                .isGreaterThanOrEqualTo(day.result().store().writes());
        assertThat(day.meter().cost() + 10 * day.requests()).isBetween(0.000_1, DOLLARS_A_DAY);
    }
}
