package dev.sawatch.reading.gke;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpcStatusTest {
    @ParameterizedTest
    @CsvSource({
        "'', 200",
        "0, 200",
        "3, 400",
        "4, 504",
        "5, 404",
        "6, 409",
        "7, 403",
        "8, 429",
        "10, 409",
        "13, 500",
        "14, 503",
        "16, 401",
        "17, 0",
        "409, 409",
        "99, 0",
        "600, 0",
        "-1, 0",
        "OK, 0",
        "12345678901234567890, 0"
    })
    void isTheHttpStatus(String code, int http) {
        assertThat(RpcStatus.http(code)).isEqualTo(http);
    }
}
