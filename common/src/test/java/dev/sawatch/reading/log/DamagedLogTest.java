package dev.sawatch.reading.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Rejection.Reason;
import dev.sawatch.testkit.AuditLines;
import dev.sawatch.testkit.Collected;
import dev.sawatch.testkit.FailingStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands beside damage on one line is read, and what a client made up is not. */
class DamagedLogTest {
    private static final String A = AuditLines.event("a", AuditLines.START, "get", "pods", "shop");
    private static final String B = AuditLines.event("b", AuditLines.START, "get", "secrets", "shop");
    private static final String C = AuditLines.event("c", AuditLines.START, "get", "configmaps", "shop");
    private static final String NUMBER = "9".repeat(5_000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "5",
                "NUMBER",
                "\"a, b\"",
                "[1,2]",
                "null,null",
                "{\"kind\":nothing}",
                "{\"kind\":NUMBER}",
                "{\"kind\":\"Event\",}",
                "{\"kind\":\"Event\",\"auditID\":\"x\"",
                "{\"kind\":\"Event\",\"auditID\":\"x",
                "{\"kind\":\"Event\",\"user\":{\"username\":\"x\"}}}",
                "{\"kind\":\"Event\",\"user\":{\"username\":\"x\",}}",
                "{\"auditID\":\"x\"}"
            })
    void oneBrokenElementOfAnArrayOnOneLine(String damage) {
        String broken = damage.replace("NUMBER", NUMBER);
        Collected collected = Collected.inLog("[" + A + "," + broken + "," + B + "," + C + "]\n" + A + "\n");
        assertThat(collected.auditIds()).containsExactly("a", "b", "c", "a");
        assertThat(collected.details()).singleElement().asString().startsWith("audit.log:1: ");
        collected = Collected.inLog("[" + broken + "," + A + "," + B + "]");
        assertThat(collected.auditIds()).containsExactly("a", "b");
        assertThat(collected.details()).singleElement().asString().startsWith("audit.log:1: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "NUMBER",
                "{\"kind\":nothing}",
                "{\"kind\":\"Event\",}",
                "{\"kind\":\"Event\",\"auditID\":\"x\"",
                "{\"auditID\":\"x\"}"
            })
    void oneBrokenItemOfAListOnOneLine(String damage) {
        String list = "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"metadata\":{},\"items\":[";
        Collected collected = Collected.inLog(
                list + A + "," + damage.replace("NUMBER", NUMBER) + "," + B + "," + C + "]}\n" + A + "\n");
        assertThat(collected.auditIds()).containsExactly("a", "b", "c", "a");
        assertThat(collected.details()).singleElement().asString().startsWith("audit.log:1: ");
        collected = Collected.inLog(list + damage.replace("NUMBER", NUMBER) + "," + B + "]}\n" + A + "\n");
        assertThat(collected.auditIds()).containsExactly("b", "a");
        assertThat(collected.rejections).hasSize(1);
    }

    @Test
    void aLineThatIsCutOffAndGoesOnWithTheNext() {
        for (int cut = 2; cut < B.indexOf("\"user\""); cut++) {
            Collected collected = Collected.inLog(A + "\n" + B.substring(0, cut) + C + "\n" + A + "\n");
            assertThat(collected.auditIds()).as("cut at " + cut).contains("a").endsWith("a");
            assertThat(collected.rejections).as("cut at " + cut).hasSize(1);
        }
        String within = B.substring(0, B.indexOf("auditID") + 12);
        assertThat(Collected.inLog(within + C + "\n").auditIds()).containsExactly("c");
    }

    @Test
    void whatAClientMadeUpIsNoEventOfACutOffLine() {
        String body = "\"requestObject\":{\"a\":[1," + C + ",";
        String forged = B.replace("\"responseStatus\"", body);
        String cut = forged.substring(0, forged.indexOf(body) + body.length());
        for (String mark : List.of("", "[Truncated...]", "\"x[Truncated...]")) {
            assertThat(Collected.inLog(A + "\n" + cut + mark + "\n" + A).auditIds())
                    .containsExactly("a", "a");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"items", "events"})
    void anEventWithAListIsNoListOfEvents(String field) {
        for (String event : List.of(A, A.replaceFirst("\"kind\":\"Event\",\"apiVersion\":\"[^\"]*\",", ""))) {
            Collected collected = Collected.inLog(event.replaceFirst("\\{", "{\"" + field + "\":[],") + "\n"
                    + event.substring(0, event.length() - 1) + ",\"" + field + "\":[" + B + "]}\n");
            assertThat(collected.auditIds()).containsExactly("a", "a");
            assertThat(collected.rejections).isEmpty();
        }
    }

    @Test
    void aLineCutOffWithinItsUriTellsWhatIsLeft() {
        String begin = B.substring(0, B.indexOf("/api/v1")) + "/api/v1/secrets?token=s3cret";
        for (String rest : List.of("[Truncated...]", "\\u0026".repeat(200_000))) {
            Collected collected = Collected.inLog(A + "\n" + begin + rest + "\n" + C + "\n");
            assertThat(collected.auditIds()).containsExactly("a", "c");
            assertThat(collected.rejections).singleElement().satisfies(rejection -> {
                assertThat(rejection.reason()).isEqualTo(Reason.TRUNCATED_URI);
                assertThat(rejection.cluster()).isEqualTo(new Cluster("test"));
                assertThat(rejection.detail()).startsWith("audit.log:2: ");
                assertThat(rejection.excerpt()).doesNotContain("s3cret");
                assertThat(rejection.cutUri()).isEqualTo(new Rejection.CutUri("/api/v1/secrets?token=\u2026", null));
            });
        }
    }

    @Test
    void aFaultOfTheSourceIsThrown() {
        byte[] log = (A + "\n" + B + "\n").getBytes(StandardCharsets.UTF_8);
        Collected found = new Collected();
        Forms forms = Forms.of(new Cluster("test"));
        assertThatThrownBy(() -> LogReader.read("audit.log", new FailingStream(log), forms, found))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
        assertThat(found.rejections).isEmpty();
    }

    @Test
    void whatTheSinkKnowsIsNotBuilt() throws IOException {
        Collected found = new Collected() {
            @Override
            public boolean isKnown(String fingerprint) {
                return fingerprint.contains("secrets");
            }
        };
        byte[] log = (A + "\n" + B + "\n" + C + "\n").getBytes(StandardCharsets.UTF_8);
        LogReader.read("audit.log", new ByteArrayInputStream(log), Forms.of(new Cluster("test")), found);
        assertThat(found.auditIds()).containsExactly("a", "c");
    }

    @Test
    void theExcerptOfNoRecordHoldsABody() {
        String body = "\"requestObject\":{\"password\":\"s3cret\"},";
        String broken = A.replace("\"responseStatus\"", body + "\"responseStatus\":,");
        Collected collected = Collected.inLog(broken + "\n" + "x".repeat(200) + "s3cret\n" + B);
        assertThat(collected.rejections)
                .hasSize(2)
                .extracting(Rejection::excerpt)
                .allSatisfy(excerpt -> assertThat(excerpt).doesNotContain("s3cret"));
    }
}
