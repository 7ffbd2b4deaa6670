package dev.sawatch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-20T10:00:00Z",
                "2026-01-20T10:00:00.1Z",
                "2026-01-20T10:00:00.123456Z",
                "2026-01-20T10:00:00.123456789Z",
                "2024-02-29T23:59:59.000001Z",
                "1969-12-31T23:59:59Z"
            })
    void readsWhatServersWrite(String text) {
        assertThat(Timestamps.parse(text)).isEqualTo(Instant.parse(text));
    }

    @Test
    void readsOtherZones() {
        assertThat(Timestamps.parse("2026-01-20T12:00:00.5+02:00")).isEqualTo(Instant.parse("2026-01-20T10:00:00.5Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-01-20",
                "2026-01-20T10:00:00",
                "2026-02-30T10:00:00Z",
                "2025-02-29T10:00:00Z",
                "2026-13-01T10:00:00Z",
                "2026-01-20T24:00:01Z",
                "2026-01-20T10:60:00Z",
                "2026-01-20 10:00:00Z",
                "2026-01-20T10:00:00.1234567890Z",
                "2026-01-20T10:00:00.12x4Z",
                "2026-01-20T10:00:00,5Z",
                "20x6-01-20T10:00:00Z",
                "1768903200"
            })
    void anythingElseIsNone(String text) {
        assertThat(Timestamps.parse(text)).isNull();
    }
}
