package dev.sawatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
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
    void whatIsToldIsNotCountedAgain() {
        Suppressed told = Suppressed.NONE.with("id1", TIME, "call").told("id2");
        assertThat(told.count()).isZero();
        assertThat(told.with("id1", TIME, "call")).isSameAs(told);
        assertThat(told.with("id2", TIME, "call")).isSameAs(told);
        assertThat(told.with("id3", TIME, "call").count()).isOne();
    }

    @Test
    void wordsThatAClientMadeUpAreCut() {
        assertThat(Suppressed.NONE.with("id", TIME, "x".repeat(100_000)).calls())
                .allMatch(words -> words.length() <= 160);
    }

    @Test
    void ofManyCallsTheLatestSixtyFourAreNotCountedTwice() {
        Suppressed suppressed = Suppressed.NONE;
        for (int i = 0; i <= 64; i++) {
            suppressed = suppressed.with("id" + i, TIME, "call");
        }
        assertThat(suppressed.recent()).hasSize(64).doesNotContain("id0").contains("id1", "id64");
        assertThat(suppressed.with("id1", TIME, "call")).isSameAs(suppressed);
        assertThat(suppressed.with("id0", TIME, "call").count()).isEqualTo(66);
    }

    @Test
    void comesBackAsItWasWritten() {
        Suppressed suppressed = Suppressed.NONE.with("id0", TIME, "one").with("id1", TIME.plusSeconds(1), "two");
        for (Suppressed each : List.of(Suppressed.NONE, suppressed, suppressed.told("id2"))) {
            ObjectNode node = new ObjectMapper().createObjectNode();
            each.write(node);
            assertThat(Suppressed.read(node)).isEqualTo(each);
        }
    }

    @Test
    void ofNoneNothingIsWritten() {
        ObjectNode node = new ObjectMapper().createObjectNode();
        Suppressed.NONE.write(node);
        assertThat(node).isEmpty();
    }
}
