package dev.sawatch.reading.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Skip;
import dev.sawatch.testkit.Collected;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Every form in which logs of EKS lie about. */
class EksFormsTest {
    private static final Cluster GIVEN = Cluster.eks("eu-central-1", "111122223333", "given");
    private static final Cluster NAMED = Cluster.eks("eu-central-1", "111122223333", "prod-eu");
    private static final String ONE = event("one");
    private static final String TWO = event("two");

    private final Collected found = new Collected();

    @Test
    void invocationsOfFunctions() {
        String data = base64(gzip(bytes(payload(ONE))));
        read(bytes("{\"awslogs\":{\"data\":\"" + data + "\"}}\n{\"Records\":[{\"kinesis\":{\"data\":\"" + data
                + "\",\"sequenceNumber\":\"1\"}}]}\n{\"invocationId\":\"i\",\"deliveryStreamArn\":\"a\",\"records\":[{"
                + "\"recordId\":\"r\",\"data\":\"" + data + "\"}]}"));
        assertThat(found.events)
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.cluster()).isEqualTo(NAMED));
    }

    @Test
    void firehoseObjectsOfConcatenatedMembers() {
        read(concat(gzip(bytes(payload(ONE))), gzip(bytes(payload(TWO)))));
        assertThat(found.events).extracting(AuditEvent::auditId).containsExactly("one", "two");
        assertThat(found.events).allSatisfy(event -> assertThat(event.cluster()).isEqualTo(NAMED));
    }

    @Test
    void firehoseObjectsPackedOnceMore() {
        read(gzip(concat(gzip(bytes(payload(ONE))), gzip(bytes(payload(TWO))))));
        assertThat(found.events).extracting(AuditEvent::auditId).containsExactly("one", "two");
    }

    @Test
    void firehoseObjectsUnpackedAndBackToBack() {
        read(bytes(payload(ONE) + payload(TWO)));
        assertThat(found.events).extracting(AuditEvent::auditId).containsExactly("one", "two");
    }

    @Test
    void extractedMessages() {
        read(gzip(bytes(ONE + "\n" + TWO + "\n")));
        assertThat(found.events)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.cluster()).isEqualTo(GIVEN));
    }

    @Test
    void linesOfAnExportTask() {
        read(gzip(bytes("2026-01-05T10:00:00.123Z " + ONE + "\n2026-01-05T10:00:01.000Z " + TWO + "\n")));
        assertThat(found.events).extracting(AuditEvent::auditId).containsExactly("one", "two");
    }

    @Test
    void theTestObjectOfAnExportTaskHasNoEvents() {
        read(bytes("Permission Check Successful"));
        assertThat(found.events).isEmpty();
        assertThat(found.rejections).hasSize(1);
    }

    @Test
    void resultsOfQueries() {
        read(bytes("{\"events\":[{\"logStreamName\":\"kube-apiserver-audit-1\",\"timestamp\":1,\"message\":"
                + quoted(ONE) + "}],\"searchedLogStreams\":[]}\n{\"results\":[[{\"field\":\"@message\",\"value\":"
                + quoted(TWO) + "}]],\"status\":\"Complete\"}"));
        assertThat(found.events).extracting(AuditEvent::auditId).containsExactly("one", "two");
        assertThat(found.events).allSatisfy(event -> assertThat(event.cluster()).isEqualTo(GIVEN));
    }

    @Test
    void payloadsOfOtherStreamsAndControlMessages() {
        read(bytes(payload(ONE).replace("kube-apiserver-audit", "kube-scheduler")
                + payload(ONE).replace("DATA_MESSAGE", "CONTROL_MESSAGE")));
        assertThat(found.skipped).contains(Skip.OTHER_LOG).hasSizeGreaterThanOrEqualTo(1);
        assertThat(found.rejections).isEmpty();
    }

    private void read(byte[] log) {
        try {
            LogReader.read("log", new ByteArrayInputStream(log), Forms.of(GIVEN), found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String event(String auditId) {
        return """
                {"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"%s","stage":"ResponseComplete","verb":"get",\
                "requestURI":"/api/v1/pods","user":{"username":"system:serviceaccount:shop:cart"},\
                "objectRef":{"resource":"pods"},"requestReceivedTimestamp":"2026-01-05T10:00:00Z"}""".formatted(auditId);
    }

    private static String payload(String message) {
        return "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"111122223333\",\"logGroup\":\"/aws/eks/prod-eu/cluster\","
                + "\"logStream\":\"kube-apiserver-audit-1\",\"subscriptionFilters\":[\"s\"],\"logEvents\":[{\"id\":\"1\","
                + "\"timestamp\":1,\"message\":" + quoted(message) + "}]}";
    }

    private static String quoted(String json) {
        return "\"" + json.replace("\"", "\\\"") + "\"";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(a);
        both.writeBytes(b);
        return both.toByteArray();
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
