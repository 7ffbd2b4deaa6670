package dev.sawatch.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UntrustedTest {
    @Test
    void harmlessTextStays() {
        assertThat(Untrusted.line("Grüße 東京 🔑 a/b?c=d")).isEqualTo("Grüße 東京 🔑 a/b?c=d");
    }

    @Test
    void whatWouldActOnATerminalIsEscaped() {
        assertThat(Untrusted.line("a\n\u001b[31mb\u2028c\u202ed\u0085"))
                .isEqualTo("a\\u000a\\u001b[31mb\\u2028c\\u202ed\\u0085");
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        assertThat(Untrusted.cut("x".repeat(600))).hasSize(Untrusted.MAX_LENGTH);
        assertThat(Untrusted.cut("x".repeat(511) + "🔑")).isEqualTo("x".repeat(511));
        assertThat(Untrusted.cut("🔑🔑", 3)).isEqualTo("🔑");
        assertThat(Untrusted.cut("🔑🔑", 4)).isEqualTo("🔑🔑");
    }
}
