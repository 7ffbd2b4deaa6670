package dev.sawatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How alerts are counted over 24 hours. */
class BreakerHoursTest {
    private static final Instant TIME = Instant.parse("2026-01-20T10:30:00Z");

    private final Breaker breaker = new Breaker();

    private int at(String time) {
        return breaker.last24Hours(Instant.parse(time));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-20T09:59:59Z, 0",
        "2026-01-20T10:00:00Z, 5",
        "2026-01-21T09:59:59Z, 5",
        "2026-01-21T10:00:00Z, 0"
    })
    void anHourCountsForTwentyFour(String time, int alerts) {
        breaker.count(Breaker.hour(TIME), 2);
        breaker.count(Breaker.hour(TIME), 3);
        assertThat(at(time)).isEqualTo(alerts);
    }

    @Test
    void hoursAreAddedUp() {
        breaker.count(Breaker.hour(TIME), 2);
        breaker.count(Breaker.hour(TIME.plusSeconds(3_600)), 3);
        assertThat(at("2026-01-20T11:00:00Z")).isEqualTo(5);
        assertThat(at("2026-01-20T10:00:00Z")).isEqualTo(2);
    }

    @Test
    void whatIsNoLongerCountedIsForgotten() {
        breaker.count(0, 1);
        breaker.count(1, 1);
        breaker.count(24, 1);
        assertThat(breaker.toText()).contains("\"1\":1").contains("\"24\":1").doesNotContain("\"0\":");
        // A late one of then is not taken in again.
        breaker.count(0, 1);
        assertThat(breaker.toText()).doesNotContain("\"0\":");
    }

    @Test
    void comesBackAsItWasWritten() {
        breaker.count(Breaker.hour(TIME), 7);
        assertThat(Breaker.parse(breaker.toText()).toText()).isEqualTo(breaker.toText());
        assertThat(Breaker.parse(breaker.toText()).last24Hours(TIME)).isEqualTo(7);
    }

    @Test
    void hoursBegin1970() {
        assertThat(Breaker.hour(Instant.EPOCH)).isZero();
        assertThat(Breaker.hour(Instant.EPOCH.plusSeconds(3_599))).isZero();
        assertThat(Breaker.hour(Instant.EPOCH.plusSeconds(3_600))).isOne();
        assertThat(Breaker.hour(Instant.EPOCH.minusSeconds(1))).isEqualTo(-1);
    }
}
