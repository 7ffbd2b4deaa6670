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

/** The quick parser must find what Jackson's own finds, wherever its buffer ends. */
class AuditBytesParserTest {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requestObject\":{\"a\":\"cut",
                "user\":{\"username\":\"system:serviceaccount:a:b\",\"uid\":\"cut"
            })
    void takesNoLineForTheRestOfACutOffOne(String cut) throws IOException {
        String next = EVENT.replace("\"auditID\":\"a\"", "\"auditID\":\"}}\"")
                .replace("USER", USER)
                .replace("BODY", "{}");
        Collected found = new Collected();
        try (JsonParser parser = bytes("{\"auditID\":\"a\",\"" + cut + "\n" + next)) {
            assertThatThrownBy(() -> read(parser, found)).isInstanceOf(JsonProcessingException.class);
        }
        assertThat(found.events).isEmpty();
        assertThat(found.rejections).isEmpty();
    }

    @Test
    void refusesBodiesThatAreNestedTooDeeply() {
        String deep = "[".repeat(AuditJson.MAX_DEPTH) + "]".repeat(AuditJson.MAX_DEPTH);
        String event = EVENT.replace("USER", USER).replace("BODY", deep);
        assertThatThrownBy(() -> read(bytes(event))).isInstanceOf(JsonProcessingException.class);
    }

    private static Stream<String> odd() {
        return USERS.stream()
                .flatMap(user ->
                        BODIES.stream().map(body -> EVENT.replace("USER", user).replace("BODY", body)));
    }

    private static void assertSame(String log, int chunk) throws IOException {
        Collected plain = read(AuditJson.FACTORY.createParser(log));
        assertThat(plain.events.size() + plain.skipped.size()).isPositive();
        for (JsonParser parser : List.of(bytes(log), AuditJson.FACTORY.createParser(inChunks(log, chunk)))) {
            assertThat(parser).isInstanceOf(AuditBytesParser.class);
            Collected quick = read(parser);
            assertThat(quick.events).isEqualTo(plain.events);
            assertThat(quick.skipped).isEqualTo(plain.skipped);
            assertThat(quick.rejections).isEqualTo(plain.rejections);
        }
    }

    private static JsonParser bytes(String log) throws IOException {
        return AuditJson.FACTORY.createParser(log.getBytes(StandardCharsets.UTF_8));
    }

    private static Collected read(JsonParser parser) throws IOException {
        Collected found = new Collected();
        try (parser) {
            read(parser, found);
        }
        return found;
    }

    private static void read(JsonParser parser, Collected found) throws IOException {
        AuditEventReader reader = new AuditEventReader(new Cluster("test"));
        while (parser.nextToken() != null) {
            reader.read(parser, found);
        }
    }

    private static InputStream inChunks(String log, int chunk) {
        return new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, chunk));
            }
        };
    }
}
