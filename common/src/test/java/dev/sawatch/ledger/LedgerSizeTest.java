package dev.sawatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.Rating;
import dev.sawatch.alert.Suppressed;
import dev.sawatch.alert.ocsf.OcsfFinding;
import dev.sawatch.audit.Cluster;
import dev.sawatch.detection.Confidence;
import dev.sawatch.detection.Severity;
import dev.sawatch.detection.Variation;
import dev.sawatch.testkit.Sample;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever clients make up, a record of the ledger is one that every store takes. */
class LedgerSizeTest {
    private static final int MAX = 300 * 1024;
    private static final Rating RATING = new Rating(Severity.LOW, Confidence.HIGH);

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"", "\\", "\u0001", "\u202e", "\u20ac", "\ud83d\ude00"})
    void anEntryOfTheLongestAlert(String character) {
        String text = character.repeat(1_000);
        Sample sample = Sample.of(Variation.UNUSUAL_CLIENT)
                .cluster(new Cluster(text))
                .user("system:serviceaccount:" + text + ":" + text)
                .actingAs(text)
                .call("get", "x/" + text, text, text)
                .client(text)
                .from(text)
                .crowded(text)
                .alsoFrom(text);
        Suppressed suppressed = Suppressed.NONE;
        for (int i = 0; i < 100; i++) {
            suppressed = suppressed.with("%032d".formatted(i), Sample.TIME, i + text);
        }
        AlertMessage message = OcsfFinding.message(sample.alert());
        LedgerEntry entry = new LedgerEntry("%032d".formatted(0), Sample.TIME, RATING, message, suppressed);
        assertThat(entry.toText().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MAX);
    }

    @Test
    void theLongestEpisode() {
        Episode episode = Episode.begin("%032d".formatted(0), Sample.TIME);
        for (int i = 1; i < 1_002; i++) {
            episode = episode.join("%032d".formatted(i));
        }
        assertThat(episode.toText().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MAX);
    }
}
