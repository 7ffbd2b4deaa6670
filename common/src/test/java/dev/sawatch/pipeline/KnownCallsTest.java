package dev.sawatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownCallsTest {
    private final KnownCalls known = new KnownCalls();

    @Test
    void remembersWhatWasAdded() {
        known.add("a");
        assertThat(known.contains("a")).isTrue();
        assertThat(known.contains("b")).isFalse();
    }

    @Test
    void noFingerprintAndVeryLongOnesAreNotRemembered() {
        known.add("");
        assertThat(known.contains("")).isFalse();
        String longest = "x".repeat(1_000);
        known.add(longest);
        known.add(longest + "x");
        assertThat(known.contains(longest)).isTrue();
        assertThat(known.contains(longest + "x")).isFalse();
    }

    @Test
    void beginsAnewWithTheFiftyThousandAndFirst() {
        for (int i = 0; i < 50_000; i++) {
            known.add("call " + i);
        }
        assertThat(known.contains("call 0")).isTrue();
        known.add("one more");
        assertThat(known.contains("one more")).isTrue();
        assertThat(known.contains("call 0")).isFalse();
    }
}
