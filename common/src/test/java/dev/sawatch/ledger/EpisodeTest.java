package dev.sawatch.ledger;

import static dev.sawatch.detection.Confidence.HIGH;
import static dev.sawatch.detection.Confidence.LOW;
import static dev.sawatch.detection.Confidence.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.alert.EpisodePlace;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpisodeTest {
    private static final Instant TIME = Instant.parse("2026-01-20T10:00:00Z");

    @Test
    void keepsWhoJoinedAndInWhichOrder() {
        Episode episode = Episode.begin("id0", TIME).join("id1").join("id2");
        assertThat(episode.join("id1")).isSameAs(episode);
        assertThat(episode.place("id2", LOW)).isEqualTo(new EpisodePlace("id0", 2, false));
        assertThat(Episode.parse(episode.paging("id1", HIGH).toText())).isEqualTo(episode.paging("id1", HIGH));
    }

    @Test
    void whatRaisesTheConfidencePages() {
        Episode episode = Episode.begin("low", TIME).join("medium");
        assertThat(episode.place("low", LOW).pages()).isFalse();
        assertThat(episode.place("medium", MEDIUM).pages()).isTrue();
        Episode paged = episode.paging("medium", MEDIUM);
        assertThat(paged.paging("medium", MEDIUM)).isSameAs(paged);
        assertThat(paged.place("medium", MEDIUM).pages()).isTrue();
        assertThat(paged.join("next").place("next", MEDIUM).pages()).isFalse();
        assertThat(paged.join("next").place("next", HIGH).pages()).isTrue();
        assertThat(paged.paging("next", HIGH).place("last", HIGH).pages()).isFalse();
    }

    @Test
    void takesNoMoreThanItsBoundButWhatPages() {
        Episode episode = Episode.begin("id0", TIME).join("id1").paging("id1", MEDIUM);
        assertThat(episode.refuses("id2", MEDIUM, 3)).isFalse();
        assertThat(episode.refuses("id2", MEDIUM, 2)).isTrue();
        assertThat(episode.refuses("id1", MEDIUM, 2)).isFalse();
        assertThat(episode.refuses("id2", HIGH, 2)).isFalse();
    }

    /** Late ones included: what is delivered late may have happened before. */
    @ParameterizedTest
    @CsvSource({"PT0S, true", "PT23H59M59S, true", "PT24H, false", "PT-23H59M59S, true", "PT-24H, false"})
    void spansTheDayAroundItsFirst(Duration offset, boolean spans) {
        assertThat(Episode.begin("id0", TIME).spans(TIME.plus(offset))).isEqualTo(spans);
    }

    @Test
    void beginsWithItsFirst() {
        Episode episode = Episode.begin("id0", TIME);
        assertThat(episode.isAfter(TIME)).isFalse();
        assertThat(episode.isAfter(TIME.minusSeconds(1))).isTrue();
        assertThat(episode.place("id0", LOW).isFirst()).isTrue();
        assertThat(episode.join("id1").place("id1", LOW).isFirst()).isFalse();
        assertThat(episode.has("id0")).isTrue();
        assertThat(episode.has("id1")).isFalse();
    }

    @Test
    void aLesserPageDoesNotLowerTheConfidence() {
        Episode episode =
                Episode.begin("high", TIME).paging("high", HIGH).join("medium").paging("medium", MEDIUM);
        assertThat(episode.confidence()).isEqualTo(HIGH);
        assertThat(episode.paged()).containsExactly("high", "medium");
    }
}
