package dev.sawatch.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.Rejection.CutUri;
import dev.sawatch.audit.Rejection.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever rejects a record, nothing of it is kept that may be secret. */
class RejectionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"auditID\":\"a\",\"requestObject\":{\"password\":\"s3cret\"}}",
                "{\"auditID\":\"a\",\"responseObject\":{\"password\":\"s3cret\"},\"requestObject\":1}",
                "{\"message\":\"{\\\"auditID\\\":\\\"a\\\",\\\"requestObject\\\":{\\\"password\\\":\\\"s3cret\\\"",
                "{\"AuditId\":\"a\",\"RequestObject\":\"s3cret\"}",
                "{\"protoPayload\":{\"auditID\":\"a\",\"request\": {\"password\":\"s3cret\"}}}",
                "{\"protopayload_auditlog\":{\"auditID\":\"a\",\"requestJson\":\"s3cret\"}}",
                "{\"auditID\":\"a\",\"labels\":{\"command.gke.io/command\":\"cat s3cret\"}}",
                "{\"protoPayload\":{\"auditID\":\"a\",\"response\":{\"password\":\"s3cret\"}}}",
                "{\"auditID\":\"a\",\"requestURI\":\"/api/v1/pods?access_token=s3cret\",\"verb\":",
                "{\"auditID\":\"a\",\"requestURI\":\"/api/v1/pods?limit=1\\u0026access_token=s3cret",
                "{\"m\":\"{\\\"auditID\\\":\\\"a\\\",\\\"requestURI\\\":\\\"/x?a=1\\\\u0026access_token=s3cret\\\"",
                "{\"auditID\":\"a\",\"requestURI\":\"/x?q=\\\"s3cret\\\"\",\"verb\"",
                "{\"auditID\":\"a\",\"requestURI\":\"/api/v1/nodes/n/proxy/S3cret-s3cret\"",
            })
    void noBodyAndNoSecretOfAUriIsKept(String text) {
        Rejection rejection = new Rejection(null, Reason.NOT_JSON, "x", text);
        assertThat(rejection.excerpt())
                .contains("uditI")
                .doesNotContain("s3cret")
                .isNotEmpty();
        assertThat(rejection.at("f:1: ").in(new Cluster("c")).excerpt()).isEqualTo(rejection.excerpt());
    }

    @Test
    void whatIsHarmlessStays() {
        String text =
                "{\"requestURI\":\"/api/v1/pods?limit=5\\u0026watch=true\",\"userAgent\":\"x/1 (linux/amd64)\"} what? /a";
        assertThat(new Rejection(null, Reason.NOT_JSON, "x", text).excerpt()).isEqualTo(text.replace("\\u0026", "&"));
    }

    @Test
    void excerptsAreCutByBytes() {
        String excerpt = new Rejection(null, Reason.NOT_JSON, "x", "\u00e9".repeat(1 << 20)).excerpt();
        assertThat(excerpt.getBytes(StandardCharsets.UTF_8)).hasSize(Rejection.MAX_EXCERPT);
    }

    @Test
    void whatIsLeftOfAUriIsForPeople() {
        Instant time = Instant.parse("2026-01-05T10:00:00Z");
        CutUri uri = new CutUri("/api/v1/secrets?token=s3cret&limit=1\u001b[2J" + "&".repeat(1 << 20), time);
        assertThat(uri.uri()).isEqualTo("/api/v1/secrets?token=\u2026&limit=1\\u001b[2J\u2026");
        assertThat(new CutUri("/" + "x".repeat(1 << 20), null).uri()).hasSize(Untrusted.MAX_LENGTH + 1);
        Rejection rejection = new Rejection(null, Reason.TRUNCATED_URI, "x", "", uri);
        assertThat(rejection.in(new Cluster("c")).at("f:1: ").cutUri()).isEqualTo(uri);
    }
}
