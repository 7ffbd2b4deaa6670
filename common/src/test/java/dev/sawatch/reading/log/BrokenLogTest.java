package dev.sawatch.reading.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Rejection.Reason;
import dev.sawatch.testkit.AuditLines;
import dev.sawatch.testkit.Collected;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is broken is named with its place, and takes nothing else with it. */
class BrokenLogTest {
    private static final String A = AuditLines.event("a", AuditLines.START, "get", "pods", "shop");
    private static final String B = AuditLines.event("b", AuditLines.START, "get", "secrets", "shop");
    private static final String C = AuditLines.event("c", AuditLines.START, "get", "configmaps", "shop");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this is no JSON",
                "{'kind':'Event'}",
                "{\"kind\":\"Event\",}",
                "{\"kind\":\"Event\" \"auditID\":\"x\"}",
                "{\"kind\":\"Event\",\"auditID\":\"x",
                "{\"kind\":\"Event\",\"auditID\":",
                "{\"kind\":\"Event\",\"user\":{\"groups\":[",
                "[1,2,3]",
                "<html>",
                "{",
                "123",
            })
    void aBrokenLineIsOneRejection(String broken) {
        Collected collected = Collected.inLog(A + "\n" + broken + "\n" + B + "\n" + C + "\n");
        assertThat(collected.auditIds()).containsExactly("a", "b", "c");
        assertThat(collected.rejections).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).isEqualTo(Reason.NOT_JSON);
            assertThat(rejection.detail()).startsWith("audit.log:2: ");
            assertThat(rejection.excerpt()).startsWith(broken.substring(0, 1)).contains(broken.strip());
        });
    }

    @Test
    void aRecordCutOffAnywhereDoesNotTakeTheNextOneWithIt() {
        for (int cut = 1; cut < B.length(); cut++) {
            Collected collected = Collected.inLog(A + "\n" + B.substring(0, cut) + "\n" + C + "\n" + A + "\n");
            assertThat(collected.auditIds()).as("cut at " + cut).containsExactly("a", "c", "a");
            assertThat(collected.details())
                    .as("cut at " + cut)
                    .singleElement()
                    .satisfies(detail -> assertThat(detail).startsWith("audit.log:2: "));
        }
    }

    @Test
    void aRecordCutOffAnywhereAfterATimeDoesNotTakeTheNextOneWithIt() {
        String stamp = "2026-01-05T10:00:00.123Z ";
        for (int cut = 2; cut < B.length(); cut++) {
            Collected collected =
                    Collected.inLog(stamp + B.substring(0, cut) + "\n" + stamp + C + "\n" + stamp + A + "\n");
            assertThat(collected.auditIds()).as("cut at " + cut).containsExactly("c", "a");
        }
    }

    @Test
    void theLogServiceCutsOff() {
        String cut = B.substring(0, 200) + "[Truncated...]";
        Collected collected = Collected.inLog(A + "\n" + cut + "\n" + C + "\n");
        assertThat(collected.auditIds()).containsExactly("a", "c");
        assertThat(collected.rejections)
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.excerpt()).isEqualTo(cut))
                .extracting(Rejection::reason)
                .isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void theFileEndsEarly() {
        Collected collected = Collected.inLog(A + "\n" + B.substring(0, 300));
        assertThat(collected.auditIds()).containsExactly("a");
        assertThat(collected.details()).singleElement().isEqualTo("audit.log:2: JSON that ends early");
    }

    @Test
    void anElementOfAnArrayIsBroken() {
        Collected collected = Collected.inLog("[\n  " + A + ",\n  {\"kind\":nothing},\n  " + B + "\n]");
        assertThat(collected.auditIds()).containsExactly("a", "b");
        assertThat(collected.details()).singleElement().isEqualTo("audit.log:3: broken JSON");
    }

    @Test
    void anItemOfAListLacksAField() {
        Collected collected = Collected.inLog("{\"kind\":\"EventList\",\"items\":[\n" + A
                + ",\n{\"kind\":\"Event\",\"auditID\":\"x\"},\n" + B + "]}");
        assertThat(collected.auditIds()).containsExactly("a", "b");
        assertThat(collected.rejections).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).isEqualTo(Reason.MISSING_FIELD);
            assertThat(rejection.detail()).startsWith("audit.log:3: ");
        });
    }

    @Test
    void nestingHasABound() {
        String deep = A.replace(
                "\"responseStatus\"", "\"x\":" + "[".repeat(1_001) + "]".repeat(1_001) + ",\"responseStatus\"");
        Collected collected = Collected.inLog(deep + "\n" + B + "\n");
        assertThat(collected.auditIds()).containsExactly("b");
        assertThat(collected.rejections).extracting(Rejection::reason).containsExactly(Reason.TOO_LARGE);
    }

    @Test
    void textsHaveABound() {
        String large = A.replace("/api/v1/namespaces", "/" + "x".repeat(20_000_001));
        Collected collected = Collected.inLog(large + "\n" + B + "\n");
        assertThat(collected.auditIds()).containsExactly("b");
        assertThat(collected.rejections).extracting(Rejection::reason).containsExactly(Reason.TOO_LARGE);
        assertThat(collected.details()).singleElement().isEqualTo("audit.log:1: nested too deeply, or a text too long");
    }

    @Test
    void aLongRecordKeepsTheNextOnesLines() {
        String body = "\"requestObject\":{\"data\":\"" + "x".repeat(2_000_000) + "\"},";
        String large = A.replace("\"responseStatus\"", body + "\"responseStatus\"");
        Collected collected = Collected.inLog(large + "\n" + large.substring(0, 1_500_000) + "\n" + B + "\nnothing\n");
        assertThat(collected.auditIds()).containsExactly("a", "b");
        assertThat(collected.details()).containsExactly("audit.log:2: broken JSON", "audit.log:4: a line without JSON");
        assertThat(collected.rejections.get(0).excerpt())
                .startsWith(A.substring(0, 100))
                .doesNotContain("requestObject", "xxx");
    }

    @Test
    void anObjectOfNoKnownForm() {
        Collected collected = Collected.inLog(A + "\n{\"level\":\"info\",\"msg\":\"hello\"}\n{}\n" + B);
        assertThat(collected.auditIds()).containsExactly("a", "b");
        assertThat(collected.rejections)
                .extracting(Rejection::reason)
                .isEqualTo(List.of(Reason.UNKNOWN_FORM, Reason.UNKNOWN_FORM));
        assertThat(collected.rejections.get(0).excerpt()).isEqualTo("{\"level\":\"info\",\"msg\":\"hello\"}");
    }

    @Test
    void aPackedFileEndsEarly() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 5_000; i++) {
                gzip.write((AuditLines.event("id" + i * 7_919, AuditLines.START, "get", "pods", "shop") + "\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        Collected collected = Collected.inLog(Arrays.copyOf(packed.toByteArray(), packed.size() * 3 / 4));
        assertThat(collected.events).hasSizeGreaterThan(1_000);
        assertThat(collected.details()).last().asString().contains("audit.log", "cannot be read further");
    }

    @Test
    void bytesThatAreNoText() {
        byte[] noise = new byte[10_000];
        new java.util.Random(1).nextBytes(noise);
        Collected collected = Collected.inLog(noise);
        assertThat(collected.events).isEmpty();
        assertThat(collected.rejections).isNotEmpty();
    }
}
