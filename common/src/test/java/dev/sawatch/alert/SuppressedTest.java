package dev.sawatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SuppressedTest {
    private static final Instant TIME = Instant.parse("2026-01-20T10:00:00Z");

    @Test
    void countsEachCallOnceAndKeepsSomeInWords() {
        Suppressed suppressed = Suppressed.NONE;
        for (int i = 0; i < 12; i++) {
            suppressed = suppressed.with("id" + i, TIME.plusSeconds(i), "call " + i % 11);
        }
        assertThat(suppressed.with("id3", TIME, "call 3")).isSameAs(suppressed);
        assertThat(suppressed.count()).isEqualTo(12);
        assertThat(suppressed.last()).isEqualTo(TIME.plusSeconds(11));
        assertThat(suppressed.calls()).hasSize(10).startsWith("call 0");
        assertThat(suppressed.with("late", TIME, "call 0").last()).isEqualTo(TIME.plusSeconds(11));
    }

    @Test
    void anEpisodeCountsBeyondItsBound() {
        Episode episode = Episode.begin("id0", TIME);
        for (int i = 1; i < 40; i++) {
            episode = episode.join("id" + i);
        }
        assertThat(episode.join("id5")).isSameAs(episode);
        assertThat(episode.place("id5")).isEqualTo(new Episode.Place("id0", 5));
        assertThat(episode.place("id39")).isEqualTo(new Episode.Place("id0", 39));
        assertThat(Episode.parse(episode.toText())).isEqualTo(episode);
    }
}
