package dev.sawatch.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoTest {
    private final List<String> asked = new ArrayList<>();
    private final Memo<String, Integer> memo = new Memo<>(
            text -> {
                asked.add(text);
                return text.length();
            },
            String::length);

    @Test
    void whatComesAgainIsNotAskedAgain() {
        assertThat(memo.of("kubectl")).isEqualTo(7);
        assertThat(memo.of("kubectl")).isEqualTo(7);
        assertThat(asked).containsExactly("kubectl");
    }

    @Test
    void longTextsAreNotKept() {
        String agent = "x".repeat(1_000_000);
        assertThat(memo.of(agent)).isEqualTo(1_000_000);
        assertThat(memo.of(agent)).isEqualTo(1_000_000);
        assertThat(asked).hasSize(2);
    }
}
