package dev.sawatch.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoTest {
    private final List<Integer> asked = new ArrayList<>();
    private final Memo<Integer, String> memo = new Memo<>(key -> {
        asked.add(key);
        return "of " + key;
    });

    @Test
    void asksOnceForEachKey() {
        assertThat(memo.of(1)).isEqualTo("of 1");
        assertThat(memo.of(2)).isEqualTo("of 2");
        assertThat(memo.of(1)).isEqualTo("of 1");
        assertThat(asked).containsExactly(1, 2);
    }

    @Test
    void beginsAnewWithTheTenThousandAndFirst() {
        for (int key = 0; key < 10_000; key++) {
            memo.of(key);
        }
        memo.of(0);
        assertThat(asked).hasSize(10_000);
        memo.of(10_000);
        memo.of(10_000);
        assertThat(asked).hasSize(10_001);
        memo.of(0);
        assertThat(asked).hasSize(10_002);
    }
}
