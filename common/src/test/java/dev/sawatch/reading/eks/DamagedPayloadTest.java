package dev.sawatch.reading.eks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Rejection.Reason;
import dev.sawatch.audit.Skip;
import dev.sawatch.testkit.Collected;
import dev.sawatch.testkit.EksPayloads;
import dev.sawatch.testkit.FailingStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage is one rejection, wherever it is, and takes no intact event with it. */
class DamagedPayloadTest {
    private static final String TIME = "2026-01-05T10:00:00.123456Z";
    private static final Instant LOGGED = Instant.parse("2026-01-05T10:00:00Z");
    private static final String ONE = EksPayloads.auditEvent("one", TIME, "payments/checkout", "list", "secrets");
    private static final String TWO = EksPayloads.auditEvent("two", TIME, "payments/checkout", "get", "configmaps");
    private static final String THREE = EksPayloads.auditEvent("three", TIME, "payments/checkout", "get", "pods");
    private static final String NUMBER = "9".repeat(5_000);
    private static final String CUT = "[Truncated...]";

    private final EksEnvelopeReader reader = new EksEnvelopeReader(EksPayloads.REGION);

    private Collected readPayload(String payload) {
        return Collected.by(reader, EksPayloads.logsEvent(payload));
    }

    private Collected readMessages(String... messages) {
        return readPayload(EksPayloads.payload(List.of(messages)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " ", "\r\n\t"})
    void severalEventsInOneMessage(String between) {
        Collected found = readMessages(ONE + between + TWO, THREE);
        assertThat(found.auditIds()).containsExactly("one", "two", "three");
        assertThat(found.rejections).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "5",
                "[1]",
                "{\"kind\":nothing}",
                "{\"kind\":\"Event\",\"auditID\":\"x\",}",
                "{\"kind\":\"Event\" \"auditID\":\"x\"}",
                "{\"kind\":\"Event\",\"auditID\":\"x",
                "{\"kind\":\"Event\",\"user\":{\"groups\":[",
                "{\"auditID\":\"x\"}"
            })
    void damageBetweenTheEventsOfAMessage(String damage) {
        boolean endsEarly = damage.endsWith("[");
        for (String between : endsEarly ? List.of("\n") : List.of("\n", " ")) {
            Collected found = readMessages(ONE + between + damage + between + TWO, THREE);
            assertThat(found.auditIds()).containsExactly("one", "two", "three");
            assertThat(found.rejections).singleElement().satisfies(rejection -> {
                assertThat(rejection.cluster()).isEqualTo(EksPayloads.CLUSTER);
                assertThat(rejection.excerpt()).doesNotContain("one");
            });
        }
    }

    @Test
    void textBehindTheEventOfAMessage() {
        Collected found = readMessages(ONE + " and more", TWO);
        assertThat(found.auditIds()).containsExactly("one", "two");
        assertThat(found.rejections).extracting(Rejection::reason).containsExactly(Reason.NOT_JSON);
    }

    @Test
    void ofSeveralEventsTheLastIsCutOff() {
        Collected found = readMessages(ONE + "\n" + TWO.substring(0, TWO.indexOf("private")) + CUT, THREE);
        assertThat(found.auditIds()).containsExactly("one", "two", "three");
        assertThat(found.events).extracting(AuditEvent::deduced).containsExactly(false, true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "\"text\"", "[{}]", "1e400", "LONG", "{\"id\":LONG}", "{\"message\":null}"})
    void damageBetweenLogEvents(String damage) {
        String payload = EksPayloads.payload(List.of(ONE, TWO))
                .replace(",{\"id\"", "," + damage.replace("LONG", NUMBER) + ",{\"id\"");
        Collected found = readPayload(payload);
        assertThat(found.auditIds()).containsExactly("one", "two");
        assertThat(found.rejections).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "99999999999999999999", "LONG", "1.5e9", "\"yesterday\"", "{}"})
    void aTimestampThatIsNone(String timestamp) {
        String payload = EksPayloads.payload(List.of(ONE, TWO))
                .replaceFirst("\"timestamp\":[0-9]+", "\"timestamp\":" + timestamp.replace("LONG", NUMBER));
        assertThat(readPayload(payload).auditIds()).containsExactly("one", "two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "5", "\"text\"", "[{}]", "LONG", "{\"kinesis\":null}", "{\"kinesis\":{\"data\":LONG}}"})
    void damageBetweenRecords(String damage) {
        String data = EksPayloads.base64(EksPayloads.gzip(EksPayloads.bytes(EksPayloads.payload(List.of(ONE)))));
        String event = EksPayloads.kinesisEvent(List.of(data, data))
                .replace(",{\"kinesis\"", "," + damage.replace("LONG", NUMBER) + ",{\"kinesis\"");
        Collected found = Collected.by(reader, event);
        assertThat(found.auditIds()).containsExactly("one", "one");
        assertThat(found.rejections).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "\"text\"", "[{}]"})
    void damageBetweenPayloads(String damage) {
        String payload = EksPayloads.payload(List.of(ONE));
        Collected found = readPayload(payload + damage + " " + payload);
        assertThat(found.auditIds()).containsExactly("one", "one");
        assertThat(found.rejections).extracting(Rejection::reason).containsExactly(Reason.UNKNOWN_FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "\"text\"", "[]", "{}", "LONG"})
    void damageBetweenResultsOfQueries(String damage) {
        String broken = damage.replace("LONG", NUMBER);
        Collected found = Collected.by(
                new QueryResultReader(EksPayloads.CLUSTER), "{\"events\":[" + ONE + "," + broken + "," + TWO + "]}");
        assertThat(found.auditIds()).containsExactly("one", "two");
        assertThat(found.rejections).hasSize(1);
        String row = "[" + broken + ",{\"field\":" + broken + "},{\"field\":\"@message\",\"value\":\""
                + ONE.replace("\"", "\\\"") + "\"}]";
        found = Collected.by(
                new QueryResultReader(EksPayloads.CLUSTER), "{\"results\":[" + row + "," + broken + "," + row + "]}");
        assertThat(found.auditIds()).containsExactly("one", "one");
        assertThat(found.rejections).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"items", "events"})
    void anEventWithAListIsNoListOfEvents(String field) {
        String event = ONE.replace("\"level\"", "\"" + field + "\":[" + TWO + "],\"level\"");
        Collected found = readMessages(event, event.replaceFirst("\"kind\":\"Event\",\"apiVersion\":\"[^\"]*\",", ""));
        assertThat(found.auditIds()).contains("one").endsWith("one");
        assertThat(new QueryResultReader(EksPayloads.CLUSTER).recognises(Set.of("auditID", field)))
                .isFalse();
    }

    @Test
    void anEventCutOffWithinItsUriTellsWhatIsLeft() {
        String uri = "/api/v1/namespaces/kube-system/secrets?token=s3cret";
        String cut = ONE.substring(0, ONE.indexOf("/api/v1")) + uri + "\\u0026".repeat(170_000) + CUT;
        Collected found = readMessages(cut, TWO);
        assertThat(found.auditIds()).containsExactly("two");
        assertThat(found.rejections).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).isEqualTo(Reason.TRUNCATED_URI);
            assertThat(rejection.cluster()).isEqualTo(EksPayloads.CLUSTER);
            assertThat(rejection.excerpt()).contains("auditID=one").doesNotContain("s3cret");
            assertThat(rejection.cutUri()).isEqualTo(new Rejection.CutUri(uri.replace("s3cret", "\u2026"), LOGGED));
        });
    }

    @Test
    void anEventCutOffBehindAnOverlongUriTellsTheUri() {
        String uri = "/api/v1/secrets?" + "\\u0026".repeat(10_000);
        String whole = ONE.replaceFirst("/api/v1[^\"]*", uri.replace("\\", "\\\\"));
        for (String last : List.of("\"verb\":", "\"user\":{\"user", "\"user\":{\"username\":\"system:serviceacc")) {
            Collected found = readMessages(whole.substring(0, whole.indexOf(last) + last.length()) + CUT);
            assertThat(found.skipped).isEmpty();
            assertThat(found.rejections).singleElement().satisfies(rejection -> {
                assertThat(rejection.reason()).isEqualTo(Reason.TRUNCATED_URI);
                assertThat(rejection.cutUri()).isEqualTo(new Rejection.CutUri("/api/v1/secrets", LOGGED));
            });
        }
    }

    @Test
    void anEventCutOffWithinItsUriWithoutAMarkIsOneIfTheUriIsOverlong() {
        String begin = ONE.substring(0, ONE.indexOf("/api/v1")) + "/api/v1/secrets?";
        Collected found = readMessages(begin + "\\u0026".repeat(2_000), begin, TWO);
        assertThat(found.auditIds()).containsExactly("two");
        assertThat(found.rejections)
                .extracting(Rejection::reason)
                .containsExactly(Reason.TRUNCATED_URI, Reason.NOT_JSON);
    }

    /** A client may send a user agent as long as a URI: the path says what was asked. */
    @Test
    void anEventCutOffBehindItsUserIsDeducedFromItsPath() {
        String cut = ONE.substring(0, ONE.indexOf("checkout/v1.4.2")) + "x".repeat(100_000) + CUT;
        Collected found = readMessages(cut, ONE.substring(0, ONE.indexOf("\"objectRef\"") + 30) + CUT);
        assertThat(found.events).hasSize(2).allSatisfy(event -> {
            assertThat(event.deduced()).isTrue();
            assertThat(event.user().username()).isEqualTo("system:serviceaccount:payments:checkout");
            assertThat(event.call().resource()).isEqualTo("secrets");
            assertThat(event.call().namespace()).isEqualTo("payments");
        });
        assertThat(readMessages(cut.replace("system:serviceaccount:payments:checkout", "alice")).skipped)
                .containsExactly(Skip.OTHER_USER);
    }

    /** What a client makes its own body hold is never read as an event. */
    @Test
    void aCutOffBodyHidesNoEvents() {
        for (String mark : List.of("", CUT)) {
            String forged = ONE.replace("{\"data\":\"private\"}", "{\"a\":[" + TWO);
            Collected found = readMessages(forged.substring(0, forged.indexOf(TWO) + TWO.length()) + mark, THREE);
            assertThat(found.auditIds()).doesNotContain("two").endsWith("three");
        }
    }

    @Test
    void everyUriOfAnAlertOrRejectionIsFree() {
        assertThat(readMessages(ONE.replace("/secrets\"", "/secrets?access_token=s3cret\"")).events)
                .singleElement()
                .satisfies(event -> assertThat(event.call().uri()).endsWith("/secrets?access_token=\u2026"));
        assertThat(readMessages(ONE.replace("/secrets\",", "/secrets?access_token=s3cret\" ")).rejections)
                .singleElement()
                .satisfies(r -> assertThat(r.excerpt()).contains("one").doesNotContain("s3cret"));
    }

    @Test
    void aFaultOfTheStreamIsThrown() {
        Collected found = new Collected();
        assertThatThrownBy(() -> reader.readDelivery(new FailingStream(EksPayloads.bytes("{\"awslogs\":")), found))
                .isInstanceOf(IOException.class);
        assertThat(found.rejections).isEmpty();
    }
}
