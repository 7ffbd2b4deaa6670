package dev.sawatch.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Outcome;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.audit.Skip;
import dev.sawatch.testkit.Collected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventReaderTest {
    private static final Cluster CLUSTER = Cluster.eks("eu-central-1", "111122223333", "prod-eu");
    private static final String EVENT = """
            {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata",
             "auditID":"39ad8e3f-4f31-470e-b586-52fc13cdbf4f","stage":"ResponseComplete",
             "requestURI":"/apis/apps/v1/namespaces/shop/deployments/web/scale?timeout=32s\\u0026pretty","verb":"patch",
             "user":{"username":"system:serviceaccount:payments:checkout","uid":"x",
              "groups":["system:serviceaccounts",5,"system:authenticated"],
              "extra":{"authentication.kubernetes.io/credential-id":["JTI=7d1f","JTI=other"],
               "authentication.kubernetes.io/pod-name":["checkout-0"],
               "authentication.kubernetes.io/node-name":"node-1","other":{"a":[1]}}},
             "sourceIPs":["203.0.113.9","10.0.12.7"],"userAgent":"checkout/v1.4.2 (linux/amd64)",
             "objectRef":{"resource":"deployments","namespace":"shop","name":"web","apiGroup":"apps","apiVersion":"v1",
              "subresource":"scale","uid":null},
             "responseStatus":{"metadata":{},"code":200},
             "requestObject":{"spec":{"replicas":0}},
             "requestReceivedTimestamp":"2026-01-20T10:00:00.123456Z","stageTimestamp":"2026-01-20T10:00:01.000000Z",
             "annotations":{"authorization.k8s.io/decision":"allow","authorization.k8s.io/reason":"RBAC: allowed","n":5}}
            """;

    private final List<String> asked = new ArrayList<>();
    private boolean known;

    private final Collected sink = new Collected() {
        @Override
        public boolean isKnown(String fingerprint) {
            asked.add(fingerprint);
            return known;
        }
    };

    private final AuditEventReader reader = new AuditEventReader(CLUSTER);

    private void read(String json) {
        try (JsonParser parser = AuditJson.FACTORY.createParser(json)) {
            parser.nextToken();
            reader.read(parser, sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AuditEvent event(String json) {
        read(json);
        assertThat(sink.rejections).isEmpty();
        assertThat(sink.skipped).isEmpty();
        return sink.events.get(sink.events.size() - 1);
    }

    private static String without(String field) {
        return EVENT.replaceFirst("\"" + field + "\":\"[^\"]*\",", "");
    }

    @Test
    void readsEveryFieldThatCounts() {
        AuditEvent event = event(EVENT);
        ServiceAccount checkout = new ServiceAccount("payments", "checkout");
        AuditEvent.User user = new AuditEvent.User(
                checkout.username(),
                checkout,
                List.of("system:serviceaccounts", "system:authenticated"),
                new AuditEvent.Credential("JTI=7d1f", "checkout-0", "", "node-1"));
        ApiCall call = new ApiCall(
                "patch",
                "apps",
                "v1",
                "deployments",
                "scale",
                "shop",
                "web",
                "/apis/apps/v1/namespaces/shop/deployments/web/scale?timeout=32s&pretty");
        assertThat(event)
                .isEqualTo(new AuditEvent(
                        CLUSTER,
                        "39ad8e3f-4f31-470e-b586-52fc13cdbf4f",
                        Instant.parse("2026-01-20T10:00:00.123456Z"),
                        user,
                        null,
                        call,
                        200,
                        "allow",
                        "RBAC: allowed",
                        "10.0.12.7",
                        "checkout/v1.4.2 (linux/amd64)",
                        event.fingerprint(),
                        false));
        assertThat(event.outcome()).isEqualTo(Outcome.ALLOWED);
    }

    @Test
    void leavesMissingThingsMissing() {
        AuditEvent event = event("""
                {"auditID":"a","stage":"Panic","verb":"get","user":{"username":"system:serviceaccount:a:b"},
                 "requestReceivedTimestamp":"2026-01-20T10:00:00Z"}""");
        assertThat(event.user().credential()).isSameAs(AuditEvent.Credential.UNKNOWN);
        assertThat(event.user().groups()).isEmpty();
        assertThat(event.impersonated()).isNull();
        assertThat(event.decision()).isNull();
        assertThat(event.reason()).isNull();
        assertThat(event.code()).isZero();
        assertThat(List.of(event.sourceIp(), event.userAgent(), event.call().uri()))
                .containsOnly("");
        assertThat(event.call().isResource()).isFalse();
    }

    @Test
    void nothingOfOneEventIsLeftForTheNext() {
        event(EVENT);
        AuditEvent next = event("""
                {"auditID":"b","stage":"ResponseComplete","verb":"get","user":{"username":"system:serviceaccount:a:b"},
                 "requestReceivedTimestamp":"2026-01-20T10:00:00Z"}""");
        assertThat(next.call()).isEqualTo(new ApiCall("get", "", "", "", "", "", "", ""));
        assertThat(next.decision()).isNull();
        assertThat(next.sourceIp()).isEmpty();
        assertThat(next.user().groups()).isEmpty();
    }

    @Test
    void readsOldVersionsAndNone() {
        String v1beta1 = EVENT.replace("audit.k8s.io/v1\"", "audit.k8s.io/v1beta1\"")
                .replace("requestReceivedTimestamp", "timestamp");
        assertThat(event(v1beta1).received()).isEqualTo(Instant.parse("2026-01-20T10:00:00.123456Z"));
        assertThat(event(without("apiVersion")).call().resource()).isEqualTo("deployments");
    }

    @Test
    void refusesUnknownVersions() {
        read(EVENT.replace("audit.k8s.io/v1\"", "audit.k8s.io/v2\""));
        read(EVENT.replace("audit.k8s.io/v1\"", "apps/v1\""));
        assertThat(sink.rejections)
                .extracting(Rejection::reason)
                .containsExactly(Rejection.Reason.UNKNOWN_VERSION, Rejection.Reason.UNKNOWN_FORM);
        assertThat(sink.rejections.get(0).excerpt()).contains("39ad8e3f-4f31-470e-b586-52fc13cdbf4f", "patch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditID", "stage", "verb", "requestReceivedTimestamp"})
    void aMissingFieldIsNamed(String field) {
        read(without(field));
        assertThat(sink.rejections).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).isEqualTo(Rejection.Reason.MISSING_FIELD);
            assertThat(rejection.detail()).contains(field);
            assertThat(rejection.cluster()).isEqualTo(CLUSTER);
        });
    }

    @Test
    void aMissingUserIsNamed() {
        read(EVENT.replace("\"user\":", "\"usher\":"));
        assertThat(sink.rejections)
                .singleElement()
                .satisfies(r -> assertThat(r.detail()).contains("user"));
    }

    @Test
    void aTimeThatIsNoneIsRejected() {
        read(EVENT.replace("2026-01-20T10:00:00.123456Z", "yesterday"));
        assertThat(sink.rejections).extracting(Rejection::reason).containsExactly(Rejection.Reason.BAD_TIME);
        assertThat(sink.rejections.get(0).detail()).doesNotContain("yesterday");
    }

    @ParameterizedTest
    @CsvSource({
        "alice@example.com, OTHER_USER",
        "system:node:ip-10-0-1-7, OTHER_USER",
        "system:serviceaccount:a, NOT_A_SERVICE_ACCOUNT",
        "system:serviceaccount:a:, NOT_A_SERVICE_ACCOUNT",
        "system:serviceaccount::b, NOT_A_SERVICE_ACCOUNT",
        "system:serviceaccount:a:b:c, NOT_A_SERVICE_ACCOUNT"
    })
    void otherUsersAreSkipped(String username, Skip reason) {
        read(EVENT.replace("system:serviceaccount:payments:checkout", username));
        assertThat(sink.skipped).containsExactly(reason);
    }

    @Test
    void theFirstStageIsSkipped() {
        read(EVENT.replace("ResponseComplete", "RequestReceived"));
        assertThat(sink.skipped).containsExactly(Skip.EARLY_STAGE);
    }

    @Test
    void whomAHumanActsAsIsRead() {
        AuditEvent event = event(EVENT.replace("system:serviceaccount:payments:checkout", "alice@example.com")
                .replace(
                        "\"sourceIPs\"",
                        "\"impersonatedUser\":{\"username\":\"system:serviceaccount:a:b\"},\"sourceIPs\""));
        assertThat(event.user().serviceAccount()).isNull();
        assertThat(event.impersonated())
                .isNotNull()
                .extracting(AuditEvent.User::serviceAccount)
                .isEqualTo(new ServiceAccount("a", "b"));
        assertThat(event.fingerprint()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "5",
                "1e400",
                "true",
                "\"skipped-too-big-size-object\"",
                "[[{}],1]",
                "{\"a\":{\"b\":[1]}}"
            })
    void bodiesMayBeAnything(String body) {
        String json = EVENT.replace("{\"spec\":{\"replicas\":0}}", body + ",\"responseObject\":" + body);
        assertThat(event(json).call().name()).isEqualTo("web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "impersonatedUser", "objectRef", "responseStatus", "annotations", "sourceIPs"})
    void aPartOfAnotherTypeIsPassedOver(String field) {
        for (String value : List.of("5", "null", "\"text\"", "[{}]", "{\"x\":[{}]}")) {
            String json = "{\"" + field + "\":" + value + "," + EVENT.strip().substring(1);
            assertThat(event(json).user().username()).isEqualTo("system:serviceaccount:payments:checkout");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999", "-1", "2147483648", "200.5", "\"200\"", "null"})
    void aCodeOutOfRangeSpoilsNothing(String code) {
        String json = EVENT.replace("\"code\":200", "\"code\":" + code);
        assertThat(event(json).outcome()).isEqualTo(Outcome.ALLOWED);
    }

    @Test
    void itemsOfAListNeedNoVersionOfTheirOwn() {
        read("{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"metadata\":{},\"items\":["
                + EVENT.replace("\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",", "") + ",5," + EVENT + "]}");
        assertThat(sink.events).hasSize(2);
        assertThat(sink.rejections).extracting(Rejection::reason).containsExactly(Rejection.Reason.UNKNOWN_FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"items", "events"})
    void anEventWithAListIsNoListOfEvents(String field) {
        String forged = EVENT.replace("39ad8e3f", "forged").strip();
        String list = "\"" + field + "\":[" + forged + "]";
        assertThat(event(EVENT.replace("\"level\"", list + ",\"level\"")).auditId())
                .startsWith("39ad8e3f");
        assertThat(event(without("apiVersion").replace("\"stage\"", list + ",\"stage\""))
                        .auditId())
                .startsWith("39ad8e3f");
        assertThat(sink.events).hasSize(2);
        read("{" + list + "," + EVENT.strip().substring(1));
        assertThat(sink.events.get(sink.events.size() - 1).auditId()).startsWith("39ad8e3f");
        assertThat(sink.rejections).isEmpty();
    }

    @Test
    void longNumbersSpoilNothing() {
        String number = "9".repeat(5_000);
        String json = EVENT.replace("\"level\"", "\"x\":" + number + ",\"y\":-" + number + ".5e9,\"level\"");
        assertThat(event(json.replace("200", number)).code()).isZero();
        read("{\"kind\":\"EventList\",\"items\":[" + number + "," + EVENT + ",null," + EVENT + "]}");
        assertThat(sink.events).hasSize(3);
        assertThat(sink.rejections)
                .extracting(Rejection::reason)
                .containsExactly(Rejection.Reason.UNKNOWN_FORM, Rejection.Reason.UNKNOWN_FORM);
    }

    @Test
    void whatMayBeSecretInTheUriIsLeftOut() {
        String secret = EVENT.replace("?timeout=32s", "?access_token=s3cret");
        assertThat(event(secret).call().uri()).endsWith("/scale?access_token=\u2026&pretty");
        read(secret.replace("2026-01-20T10:00:00.123456Z", "yesterday"));
        assertThat(sink.rejections.get(0).excerpt())
                .contains("access_token=\u2026")
                .doesNotContain("s3cret");
    }

    @Test
    void whatTheSinkKnowsIsNotHandedOver() {
        known = true;
        read(EVENT);
        assertThat(sink.events).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void fingerprintsLeaveOutWhatJudgementsDoNotDependOn() {
        String fingerprint = event(EVENT).fingerprint();
        assertThat(event(EVENT.replace("39ad8e3f", "49ad8e3f")
                                .replace("\"web\"", "\"api\"")
                                .replace("T10:00:00.123456Z", "T11:00:00Z"))
                        .fingerprint())
                .isEqualTo(fingerprint);
        for (String change : List.of(
                "payments:checkout",
                "\"shop\"",
                "\"deployments\"",
                "\"scale\"",
                "\"patch\"",
                "10.0.12.7",
                "checkout/v1.4.2",
                "2026-01-20",
                "\"code\":200",
                "\"allow\"")) {
            String other = change.startsWith("2026")
                    ? "2026-01-21"
                    : change.startsWith("\"code") ? "\"code\":404" : change.replaceFirst("[a-z0-9](\"?)$", "Z$1");
            assertThat(event(EVENT.replace(change, other)).fingerprint())
                    .as(change)
                    .isNotEqualTo(fingerprint);
        }
    }

    @Test
    void brokenJsonIsTheCallersToReport() {
        assertThatThrownBy(() -> read(EVENT.substring(0, 400))).hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(EVENT.replace(
                        "{\"spec\":{\"replicas\":0}}",
                        "[".repeat(AuditJson.MAX_DEPTH + 1) + "]".repeat(AuditJson.MAX_DEPTH + 1))))
                .hasCauseInstanceOf(IOException.class);
        assertThat(event(EVENT.replace("{\"spec\":{\"replicas\":0}}", "[".repeat(900) + "]".repeat(900)))
                        .code())
                .isEqualTo(200);
    }

    @Test
    void recognisesEventsAndLists() {
        assertThat(reader.recognises(Set.of("level", "auditID"))).isTrue();
        assertThat(reader.recognises(Set.of("items"))).isTrue();
        assertThat(reader.recognises(Set.of("awslogs"))).isFalse();
    }
}
