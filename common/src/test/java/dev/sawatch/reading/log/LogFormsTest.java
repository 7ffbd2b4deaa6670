package dev.sawatch.reading.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.audit.Skip;
import dev.sawatch.testkit.AuditLines;
import dev.sawatch.testkit.Collected;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same two events in every raw form. */
class LogFormsTest {
    private static final String A = AuditLines.event("a", AuditLines.START, "get", "pods", "shop");
    private static final String B = AuditLines.event("b", AuditLines.START, "get", "secrets", "shop");

    static Stream<Arguments> forms() {
        String items = "\"items\":[" + A + "," + B + "]";
        return Stream.of(
                form("one a line", A + "\n" + B + "\n"),
                form("without a newline at the end", A + "\n" + B),
                form("lines of Windows", A + "\r\n" + B + "\r\n"),
                form("blank lines", "\n\n" + A + "\n \t\n" + B + "\n\n"),
                form("back to back", A + B),
                form("an array", "[" + A + "," + B + "]"),
                form("an array with a line each", "[\n" + A + ",\n" + B + "\n]\n"),
                form("arrays back to back", "[" + A + "][" + B + "]"),
                form("an array of arrays", "[[" + A + "],[" + B + "]]"),
                form("an empty array before", "[]\n" + A + "\n" + B),
                form("pretty-printed", pretty(A) + "\n" + pretty(B)),
                form("a pretty-printed array", pretty("[" + A + "," + B + "]")),
                form("an EventList", "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\"," + items + "}"),
                form("a pretty-printed EventList", pretty("{\"kind\":\"EventList\"," + items + "}")),
                form("a time before the JSON", stamped(A) + stamped(B)),
                form(
                        "a line of containerd",
                        "2026-01-05T10:00:00.1Z stdout F " + A + "\n2026-01-05T10:00:00.2Z stdout F " + B + "\n"),
                form("brackets before the JSON", "[2026-01-05] " + A + "\n[2026-01-05] " + B),
                form("a byte order mark", "\ufeff" + A + "\n" + B),
                form("a byte order mark before an array", "\ufeff[" + A + "," + B + "]"),
                form("holes that log rotation leaves", "\0\0\0" + A + "\n\0\0" + B));
    }

    private static Arguments form(String name, String log) {
        return Arguments.of(name, log);
    }

    private static String stamped(String event) {
        return "2026-01-05T10:00:00.123Z " + event + "\n";
    }

    private static String pretty(String json) {
        ObjectMapper mapper = new ObjectMapper();
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void isRead(String name, String log) {
        Collected collected = Collected.inLog(log);
        assertThat(collected.auditIds()).as(name).containsExactly("a", "b");
        assertThat(collected.rejections).isEmpty();
        assertThat(collected.skipped).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void isReadPacked(String name, String log) throws IOException {
        byte[] plain = log.getBytes(StandardCharsets.UTF_8);
        assertThat(Collected.inLog(gzip(plain)).auditIds()).as(name).containsExactly("a", "b");
        assertThat(Collected.inLog(gzip(gzip(plain))).auditIds())
                .as(name + ", twice")
                .containsExactly("a", "b");
    }

    @Test
    void membersThatFollowEachOtherAreOneLog() throws IOException {
        byte[] first = gzip(A.getBytes(StandardCharsets.UTF_8));
        byte[] second = gzip(B.getBytes(StandardCharsets.UTF_8));
        assertThat(Collected.inLog(concatenated(first, second)).auditIds()).containsExactly("a", "b");
        assertThat(Collected.inLog(gzip(concatenated(first, second))).auditIds())
                .containsExactly("a", "b");
    }

    @Test
    void linesOfOtherLogsAreSkipped() {
        Collected collected = Collected.inLog("""
                I0105 10:00:00.123456       1 controller.go:611] quota admission added evaluator
                %s
                Trace[1234]: "List" url:/api/v1/pods (total time: 501ms):
                2026-01-05T10:00:00Z W0105 10:00:00.1       1 x.go:1] body: {"kind":"Pod","apiVersion":"v1"}
                time="2026-01-05T10:00:00Z" level=info msg="started"
                %s
                """.formatted(A, B));
        assertThat(collected.auditIds()).containsExactly("a", "b");
        assertThat(collected.skipped).containsOnly(Skip.OTHER_LOG).hasSize(4);
        assertThat(collected.rejections).isEmpty();
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }
}
