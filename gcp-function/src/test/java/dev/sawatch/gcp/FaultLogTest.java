package dev.sawatch.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.state.StateStoreException;
import dev.sawatch.testkit.AlertJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FaultLogTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final FaultLog faults = new FaultLog("example-project", new PrintStream(log, true, StandardCharsets.UTF_8));

    @Test
    void aFaultIsOneLineWithItsTraceAndItsStack() {
        Exception cause = new IllegalStateException("no document profile:private");
        faults.report(new StateStoreException("Firestore could not read 3 records: UNAVAILABLE", cause), "abc");
        assertThat(log.toString(StandardCharsets.UTF_8)).hasLineCount(1).doesNotContain("private");
        JsonNode line = AlertJson.json(log.toString(StandardCharsets.UTF_8));
        assertThat(line.path("severity").asText()).isEqualTo("ERROR");
        assertThat(line.path("message").asText())
                .isEqualTo("not acknowledged, to be pushed again: dev.sawatch.state.StateStoreException: "
                        + "Firestore could not read 3 records: UNAVAILABLE");
        assertThat(line.path("logging.googleapis.com/trace").asText()).isEqualTo("projects/example-project/traces/abc");
        assertThat(line.path("stack_trace").asText())
                .startsWith("dev.sawatch.state.StateStoreException: Firestore could not read 3 records: UNAVAILABLE\n"
                        + "\tat dev.sawatch.gcp.FaultLogTest.aFaultIsOneLineWithItsTraceAndItsStack(")
                .contains("\nCaused by: java.lang.IllegalStateException\n\tat ");
    }

    @Test
    void aFaultOfOneBatchIsToldOnce() {
        RuntimeException one = new IllegalArgumentException("private");
        faults.report(one, "");
        faults.report(one, "");
        faults.report(new IllegalArgumentException("private"), "");
        assertThat(log.toString(StandardCharsets.UTF_8))
                .hasLineCount(2)
                .doesNotContain("private", "trace\":\"projects");
    }
}
