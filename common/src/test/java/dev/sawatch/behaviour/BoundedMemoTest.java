package dev.sawatch.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedMemoTest {
    private final List<String> asked = new ArrayList<>();
    private final BoundedMemo<String, Integer> memo = new BoundedMemo<>(
            text -> {
                asked.add(text);
                return text.length();
            },
            String::length);

    @Test
    void asksOnceForEachKey() {
        assertThat(memo.of("kubectl")).isEqualTo(7);
        assertThat(memo.of("helm")).isEqualTo(4);
        assertThat(memo.of("kubectl")).isEqualTo(7);
        assertThat(asked).containsExactly("kubectl", "helm");
    }

    @Test
    void beginsAnewWithTheTenThousandAndFirst() {
        for (int key = 0; key < 10_000; key++) {
            memo.of("agent-" + key);
        }
        memo.of("agent-0");
        assertThat(asked).hasSize(10_000);
        memo.of("one more");
        memo.of("one more");
        assertThat(asked).hasSize(10_001);
        memo.of("agent-0");
        assertThat(asked).hasSize(10_002);
    }

    @Test
    void keepsTextsUpToALengthThatNoHonestProgramExceeds() {
        for (int length : new int[] {512, 513, 1_000_000}) {
            String agent = "x".repeat(length);
            assertThat(memo.of(agent)).isEqualTo(length);
            assertThat(memo.of(agent)).isEqualTo(length);
        }
        assertThat(asked).extracting(String::length).containsExactly(512, 513, 513, 1_000_000, 1_000_000);
    }
}
