package dev.sawatch.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceTest {
    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static String trace(Map<String, String> headers) {
        return Trace.of(Exchange.request("POST", headers, InputStream.nullInputStream()));
    }

    @ParameterizedTest
    @CsvSource({
        "traceparent, 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "X-Cloud-Trace-Context, 4bf92f3577b34da6a3ce929d0e0e4736/67667974448284343;o=1"
    })
    void isReadFromBothOfCloudRunsHeaders(String name, String value) {
        assertThat(trace(Map.of(name, value))).isEqualTo(ID);
    }

    @ParameterizedTest
    @CsvSource({
        "traceparent, 00-4bf92f3577b34da6-00f067aa0ba902b7-01",
        "traceparent, ''",
        "X-Cloud-Trace-Context, ../../4bf92f3577b34da6a3ce929d0e0e4736/1",
        "X-Cloud-Trace-Context, 4bf92f3577b34da6a3ce929d0e0e4736"
    })
    void isNothingElse(String name, String value) {
        assertThat(trace(Map.of(name, value))).isEmpty();
    }

    @Test
    void isMissingWhereNobodyTraces() {
        assertThat(trace(Map.of())).isEmpty();
    }
}
