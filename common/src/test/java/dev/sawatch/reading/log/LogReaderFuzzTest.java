package dev.sawatch.reading.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sawatch.testkit.AuditLines;
import dev.sawatch.testkit.Collected;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Whatever damage lies between them, whole lines are read. */
class LogReaderFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void wholeLinesAmongDamageAreRead(byte[] damage) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        log.writeBytes(line("before"));
        log.writeBytes(damage);
        log.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        log.writeBytes(line("after"));
        log.writeBytes(line("last"));
        assertThat(Collected.inLog(log.toByteArray()).auditIds()).containsSubsequence("before", "after", "last");
    }

    private static byte[] line(String auditId) {
        return (AuditLines.event(auditId, AuditLines.START, "get", "pods", "shop") + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
