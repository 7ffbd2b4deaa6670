package dev.sawatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.Rating;
import dev.sawatch.alert.Suppressed;
import dev.sawatch.detection.Confidence;
import dev.sawatch.detection.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerEntryTest {
    private static final Instant TIME = Instant.parse("2026-01-20T10:00:00Z");
    private static final Duration DEDUP = Duration.ofDays(5);
    private static final AlertMessage MESSAGE = new AlertMessage("id", "{}", "text", Map.of("page", "yes"));

    private static LedgerEntry entry(Severity severity, Confidence confidence) {
        return new LedgerEntry("id", TIME, new Rating(severity, confidence), MESSAGE, Suppressed.NONE);
    }

    @ParameterizedTest
    @CsvSource({"P0D, true", "P4DT23H59M59S, true", "P5D, false", "P-4DT-23H-59M-59S, true", "P-5D, false"})
    void suppressesForFiveDays(Duration offset, boolean suppresses) {
        LedgerEntry entry = entry(Severity.LOW, Confidence.MEDIUM);
        assertThat(entry.spans(TIME.plus(offset), DEDUP)).isEqualTo(suppresses);
        assertThat(entry.suppresses(TIME.plus(offset), entry.rating(), DEDUP)).isEqualTo(suppresses);
    }

    @ParameterizedTest
    @CsvSource({
        "LOW, MEDIUM, true",
        "INFORMATIONAL, LOW, true",
        "MEDIUM, LOW, false",
        "INFORMATIONAL, HIGH, false",
        "MEDIUM, HIGH, false"
    })
    void suppressesNothingGraver(Severity severity, Confidence confidence, boolean suppresses) {
        assertThat(entry(Severity.LOW, Confidence.MEDIUM).suppresses(TIME, new Rating(severity, confidence), DEDUP))
                .isEqualTo(suppresses);
    }

    @Test
    void ofTwoRatingsTheHigherOfEachCounts() {
        Rating severe = new Rating(Severity.HIGH, Confidence.LOW);
        Rating certain = new Rating(Severity.LOW, Confidence.HIGH);
        assertThat(severe.max(certain)).isEqualTo(new Rating(Severity.HIGH, Confidence.HIGH));
        assertThat(certain.max(severe)).isEqualTo(new Rating(Severity.HIGH, Confidence.HIGH));
        assertThat(severe.max(severe)).isEqualTo(severe);
        assertThat(severe.exceeds(severe)).isFalse();
    }

    @Test
    void comesBackAsItWasWritten() {
        LedgerEntry pending = entry(Severity.LOW, Confidence.MEDIUM).with(Suppressed.NONE.with("other", TIME, "call"));
        assertThat(pending.toText()).contains("\"PENDING\"");
        assertThat(LedgerEntry.parse(pending.toText())).isEqualTo(pending);
        assertThat(pending.published().toText()).contains("\"PUBLISHED\"");
        assertThat(LedgerEntry.parse(pending.published().toText())).isEqualTo(pending.published());
        assertThat(pending.published().pending()).isNull();
        assertThat(pending.isOf("id")).isTrue();
        assertThat(pending.isOf("other")).isFalse();
    }
}
