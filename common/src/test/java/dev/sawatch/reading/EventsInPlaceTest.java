package dev.sawatch.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sawatch.audit.Cluster;
import dev.sawatch.testkit.Collected;
import dev.sawatch.testkit.Scenario;
import dev.sawatch.testkit.Scenarios;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick way must find what a parser of characters finds, and leave to a parser what is not as it should be. */
class EventsInPlaceTest {
    private static final AuditEventReader READER = new AuditEventReader(new Cluster("test"));
    private static final String EVENT = """
            {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Request","auditID":"a","stage":"ResponseComplete",\
            "requestURI":"/api/v1/namespaces/shop/pods/p?a=\\"b","verb":"get","user":USER,"sourceIPs":["192.0.2.1"],\
            "userAgent":"caf\u00e9/1 \\u0041 \\\\","objectRef":{"resource":"pods","namespace":"shop","name":"p"},\
            "responseStatus":{"metadata":{},"code":200},"requestObject":BODY,\
            "requestReceivedTimestamp":"2026-01-05T10:00:00.000001Z","annotations":{"z":"0",\
            "authorization.k8s.io/decision":"allow","authorization.k8s.io/reason":"by \\"x\\" \u2192 y","zz":"1"}}
            """;
    private static final String USER = """
            {"username":"system:serviceaccount:shop:cart","uid":"u","groups":["system:authenticated","g\\n\u00fc"],\
            "extra":{"authentication.kubernetes.io/pod-name":["cart-1"],"other":[{"a":"}"}]}}""";
    private static final List<String> USERS = List.of(
            USER,
            "{\"username\":\"system:serviceaccount:shop:cart\"}",
            "{\"groups\":[\"g\"],\"username\":\"system:serviceaccount:shop:cart\",\"extra\":{}}",
            "{ \"username\" : \"system:serviceaccount:shop:c\\u0061rt\" , \"groups\" : [ \"g\" ] }",
            USER.replace(",", ",\n  "));
    private static final List<String> BODIES = List.of(
            "{}",
            "[[{\"a\":\"[{\\\"}]\",\"b\":\"\\\\\"},null,1.5e3]]",
            "{\n  \"pretty\": [ \"printed\" ]\n}",
            "\"skipped-too-big-size-object\"",
            "[".repeat(900) + "]".repeat(900),
            "{\"long\":\"" + "x\u00fc\\n".repeat(5_000) + "\"}");

    @Test
    void findsInEveryScenarioWhatJacksonFinds() throws IOException {
        List<String> logs = Scenarios.all().stream().map(Scenario::eventsText).toList();
        assertThat(logs).hasSizeGreaterThan(40);
        for (String log : logs) {
            assertSame(log, 512);
        }
    }

    @Test
    void findsInOddEventsWhatJacksonFinds() throws IOException {
        for (String event : odd().toList()) {
            assertSame(event + event, 1);
            assertSame(event + event, 7);
            assertSame(event + event, 4_096);
        }
    }

    @Test
    void aKnownEventIsNeverBuilt() {
        Collected known = new Collected() {
            @Override
            public boolean isKnown(String fingerprint) {
                return true;
            }
        };
        byte[] event = event(USER, "{}");
        assertThat(READER.readInPlace(event, 0, event.length, known)).isEqualTo(event.length - 1);
        assertThat(known.events).isEmpty();
    }

    @Test
    void whatIsNotReadIsNotChecked() {
        byte[] event = event(USER.replace("[{\"a\":\"}\"}]", "no json"), "{\"a\":no json}");
        Collected found = new Collected() {
            @Override
            public boolean isKnown(String fingerprint) {
                return true;
            }
        };
        assertThat(READER.readInPlace(event, 0, event.length, found)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requestObject\":{\"a\":\"cut",
                "requestObject\":{\"a\":1",
                "requestObject\":",
                "user\":{\"username\":\"system:serviceaccount:a:b\",\"uid\":\"cut"
            })
    void takesNoLineForTheRestOfACutOffOne(String cut) throws IOException {
        String next = new String(event(USER, "{}"), StandardCharsets.UTF_8)
                .replace("\"auditID\":\"a\"", "\"auditID\":\"}}\"");
        String log = "{\"auditID\":\"a\",\"" + cut + "\n" + next;
        assertLeft(log);
        Collected found = new Collected();
        try (JsonParser parser = AuditJson.FACTORY.createParser(bytes(log))) {
            assertThatThrownBy(() -> read(parser, found)).isInstanceOf(JsonProcessingException.class);
        }
        assertThat(found.events).isEmpty();
        assertThat(found.rejections).isEmpty();
    }

    @Test
    void leavesToAParserWhatWouldBeRejected() {
        String event = new String(event(USER, "{}"), StandardCharsets.UTF_8);
        assertLeft(event.replace("\"stage\"", "\"stag\""));
        assertLeft(event.replace("audit.k8s.io/v1", "audit.k8s.io/v2"));
        assertLeft(event.replace("2026-01-05T", "yesterday"));
        assertLeft("{\"kind\":\"EventList\",\"items\":[" + event + "]}");
        assertLeft(event.replace("\"groups\":[", "\"groups\":[0x,"));
        assertLeft(event.substring(0, event.length() - 2));
        assertLeft(" " + event);
        assertLeft("");
    }

    @Test
    void refusesBodiesThatAreNestedTooDeeply() {
        String deep = "[".repeat(AuditJson.MAX_DEPTH) + "]".repeat(AuditJson.MAX_DEPTH);
        byte[] event = event(USER, deep);
        assertLeft(new String(event, StandardCharsets.UTF_8));
        assertThatThrownBy(() -> read(AuditJson.FACTORY.createParser(event), new Collected()))
                .isInstanceOf(JsonProcessingException.class);
    }

    private static byte[] event(String user, String body) {
        return bytes(EVENT.replace("USER", user).replace("BODY", body));
    }

    private static byte[] bytes(String log) {
        return log.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertLeft(String log) {
        Collected found = new Collected();
        byte[] bytes = bytes(log);
        assertThat(READER.readInPlace(bytes, 0, bytes.length, found)).as(log).isEqualTo(-1);
        assertThat(found.events).isEmpty();
        assertThat(found.rejections).isEmpty();
        assertThat(found.skipped).isEmpty();
    }

    private static Stream<String> odd() {
        return USERS.stream()
                .flatMap(user ->
                        BODIES.stream().map(body -> EVENT.replace("USER", user).replace("BODY", body)));
    }

    private static void assertSame(String log, int chunk) throws IOException {
        Collected plain = read(AuditJson.FACTORY.createParser(log));
        assertThat(plain.events.size() + plain.skipped.size()).isPositive();
        assertSame(plain, read(AuditJson.FACTORY.createParser(inChunks(log, chunk))));
        Collected inPlace = new Collected();
        readInPlace(bytes(log), inPlace);
        assertSame(plain, inPlace);
    }

    private static void assertSame(Collected plain, Collected quick) {
        assertThat(quick.events).isEqualTo(plain.events);
        assertThat(quick.skipped).isEqualTo(plain.skipped);
        assertThat(quick.rejections).isEqualTo(plain.rejections);
    }

    private static void readInPlace(byte[] log, Collected found) {
        int at = 0;
        while (at < log.length) {
            int end = READER.readInPlace(log, at, log.length, found);
            assertThat(end).isGreaterThan(at);
            at = end;
            while (at < log.length && log[at] <= ' ') {
                at++;
            }
        }
    }

    private static Collected read(JsonParser parser) throws IOException {
        Collected found = new Collected();
        try (parser) {
            read(parser, found);
        }
        return found;
    }

    private static void read(JsonParser parser, Collected found) throws IOException {
        while (parser.nextToken() != null) {
            READER.read(parser, found);
        }
    }

    private static InputStream inChunks(String log, int chunk) {
        return new ByteArrayInputStream(bytes(log)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, chunk));
            }
        };
    }
}
