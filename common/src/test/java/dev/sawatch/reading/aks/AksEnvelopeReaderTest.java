package dev.sawatch.reading.aks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Outcome;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Rejection.Reason;
import dev.sawatch.audit.Skip;
import dev.sawatch.testkit.AksPayloads;
import dev.sawatch.testkit.Collected;
import dev.sawatch.testkit.EksPayloads;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every peculiarity of the AKS audit log, and of the hub that carries it. */
class AksEnvelopeReaderTest {
    private static final String TIME = "2026-01-05T10:00:00.123456Z";
    private static final String ONE = EksPayloads.auditEvent("one", TIME, "payments/checkout", "list", "secrets");
    private static final String TWO = EksPayloads.auditEvent("two", TIME, "payments/checkout", "get", "configmaps");
    private static final String CLUSTER_ID = "/subscriptions/00000000-0000-4000-8000-000000000001/resourcegroups/shop"
            + "/providers/microsoft.containerservice/managedclusters/prod-eu";
    /** What AKS leaves of a log line. */
    private static final int CUT = 16 * 1024;

    private final AksEnvelopeReader reader = new AksEnvelopeReader();
    private final Collected found = new Collected();

    private Collected read(String... bodies) {
        for (String body : bodies) {
            reader.read(body.getBytes(StandardCharsets.UTF_8), found);
        }
        return found;
    }

    private Collected readEvents(String... events) {
        return read(AksPayloads.body(List.of(events)));
    }

    @Test
    void bodiesAreListsRecordsOrArraysOfEither() {
        String list = AksPayloads.body(List.of(ONE, TWO));
        String single = AksPayloads.auditRecord(ONE).toString();
        assertThat(read(list).auditIds()).containsExactly("one", "two");
        found.events.clear();
        assertThat(read(single).auditIds()).containsExactly("one");
        found.events.clear();
        assertThat(read("[" + list + "," + single + ",[" + single + "]]").auditIds())
                .containsExactly("one", "two", "one", "one");
        found.events.clear();
        assertThat(read(list, single + "\n" + list + "\n").auditIds())
                .containsExactly("one", "two", "one", "one", "two");
        assertThat(found.rejections).isEmpty();
        assertThat(found.skipped).isEmpty();
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(read("\ufeff" + AksPayloads.body(List.of(ONE)), "\ufeff" + AksPayloads.auditRecord(TWO))
                        .auditIds())
                .containsExactly("one", "two");
        assertThat(read("\ufeff").rejections).singleElement().satisfies(this::isNoJson);
    }

    private void isNoJson(Rejection rejection) {
        assertThat(rejection.reason()).isEqualTo(Reason.NOT_JSON);
    }

    @Test
    void theEventIsATextOrAnObject() {
        String asObject = AksPayloads.body(List.of("PLACE")).replace("\"PLACE\\n\"", ONE);
        assertThat(asObject).contains("\"log\":{");
        assertThat(read(asObject, AksPayloads.body(List.of(ONE))).events)
                .hasSize(2)
                .extracting(AuditEvent::call)
                .containsOnly(found.events.get(0).call());
        assertThat(found.auditIds()).containsExactly("one", "one");
    }

    @Test
    void anEventThatIsNothingButItsKindIsRejected() {
        assertThat(readEvents("{\"kind\":\"Event\"}", ONE).auditIds()).containsExactly("one");
        assertThat(found.rejections).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).isEqualTo(Reason.MISSING_FIELD);
            assertThat(rejection.cluster()).isEqualTo(AksPayloads.CLUSTER);
        });
    }

    @Test
    void aLineCutAtSixteenKibibytesIsDeducedFromWhatIsBeforeItsBody() {
        String large = ONE.replace("private", "x".repeat(2 * CUT));
        assertThat(readEvents(large.substring(0, CUT), TWO).auditIds()).containsExactly("one", "two");
        AuditEvent event = found.events.get(0);
        assertThat(event.deduced()).isTrue();
        assertThat(event.received()).isEqualTo(Instant.parse(AksPayloads.LOGGED));
        assertThat(event.cluster()).isEqualTo(AksPayloads.CLUSTER);
        assertThat(event.call().resource()).isEqualTo("secrets");
        assertThat(event.outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(found.events.get(1).deduced()).isFalse();
        assertThat(found.rejections).isEmpty();
    }

    @Test
    void aLineMayBeCutAnywhere() {
        int body = ONE.indexOf("\"requestObject\"");
        for (int end = body; end < ONE.length(); end++) {
            Collected cut = new Collected();
            reader.read(AksPayloads.body(List.of(ONE.substring(0, end), TWO)).getBytes(StandardCharsets.UTF_8), cut);
            assertThat(cut.auditIds()).as(ONE.substring(0, end)).containsExactly("one", "two");
            assertThat(cut.rejections).isEmpty();
        }
    }

    @Test
    void aLineCutBeforeItSaysWhoAskedIsRejected() {
        assertThat(readEvents(ONE.substring(0, ONE.indexOf("\"user\"") + 20), TWO)
                        .auditIds())
                .containsExactly("two");
        assertThat(found.rejections).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).isEqualTo(Reason.TRUNCATED);
            assertThat(rejection.cluster()).isEqualTo(AksPayloads.CLUSTER);
            assertThat(rejection.excerpt()).contains("auditID=one").doesNotContain("private");
        });
    }

    @Test
    void aLineCutWithinItsUriIsToldAsSuch() {
        String large = ONE.replace("/secrets\"", "/secrets?x=" + "y".repeat(2 * CUT) + "\"");
        readEvents(large.substring(0, CUT));
        assertThat(found.rejections).extracting(Rejection::reason).containsExactly(Reason.TRUNCATED_URI);
        assertThat(found.rejections)
                .extracting(Rejection::cutUri)
                .extracting(Rejection.CutUri::time)
                .containsExactly(Instant.parse(AksPayloads.LOGGED));
    }

    @Test
    void aCutLineOfARecordWithoutATimeIsRejected() {
        ObjectNode hubRecord = AksPayloads.auditRecord(ONE.substring(0, ONE.indexOf("private")));
        for (String time : List.of("", "yesterday")) {
            read(hubRecord.put("time", time).toString());
        }
        assertThat(found.rejections).extracting(Rejection::reason).containsExactly(Reason.TRUNCATED, Reason.TRUNCATED);
    }

    @Test
    void whatIsWithinABrokenEventIsNoEvent() {
        String broken = ONE.replace("{\"data\":\"private\"}", "x," + TWO);
        assertThat(readEvents(broken + "}".repeat(100)).events).isEmpty();
        assertThat(found.rejections).singleElement().satisfies(this::isNoJson);
    }

    @Test
    void bodiesThatWereTooBigAreTexts() {
        String dropped = ONE.replace("{\"data\":\"private\"}", "\"skipped-too-big-size-object\"");
        assertThat(readEvents(dropped).events)
                .singleElement()
                .satisfies(event -> assertThat(event.deduced()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "guard",
                "kube-apiserver",
                "kube-controller-manager",
                "kube-scheduler",
                "cluster-autoscaler",
                "cloud-controller-manager",
                "csi-azuredisk-controller",
                "fleet-member-agent"
            })
    void otherLogsOfTheHubAreSkipped(String category) {
        read(AksPayloads.bodyOf(List.of(
                AksPayloads.hubRecord(category, AksPayloads.RESOURCE_ID, ONE),
                AksPayloads.hubRecord(category, AksPayloads.RESOURCE_ID, "I0109 21:24:00.1 1 trace.go:1] {\"a\":"))));
        assertThat(found.skipped).containsExactly(Skip.OTHER_LOG, Skip.OTHER_LOG);
        assertThat(found.events).isEmpty();
        assertThat(found.rejections).isEmpty();
    }

    @Test
    void textOfTheAuditLogThatIsNoObjectIsSkipped() {
        assertThat(readEvents("I0109 21:24:00.000001 1 trace.go:219] Trace[1]", "", ONE).skipped)
                .containsExactly(Skip.OTHER_LOG, Skip.OTHER_LOG);
        assertThat(found.auditIds()).containsExactly("one");
    }

    @Test
    void figuresOfTheSameHubAreSkipped() {
        read("{\"records\":[{\"count\":4,\"resourceId\":\"/SUBSCRIPTIONS/1\",\"metricName\":\"node_cpu\"}]}");
        assertThat(found.skipped).containsExactly(Skip.OTHER_LOG);
    }

    @Test
    void bothAuditCategoriesAreRead() {
        read(AksPayloads.bodyOf(List.of(
                AksPayloads.hubRecord("kube-audit", AksPayloads.RESOURCE_ID, ONE),
                AksPayloads.hubRecord("kube-audit-admin", AksPayloads.RESOURCE_ID, ONE))));
        assertThat(found.auditIds()).containsExactly("one", "one");
    }

    @Test
    void theClusterIsTheResourceIdInLowerCase() {
        String id = AksPayloads.RESOURCE_ID;
        read(
                AksPayloads.auditRecord(ONE).toString(),
                AksPayloads.bodyOf(List.of(
                        AksPayloads.hubRecord("kube-audit", id.replace("/RESOURCEGROUPS/", "/resourceGroups/"), ONE),
                        AksPayloads.hubRecord("kube-audit", id.replace("PROD-EU", "other"), ONE),
                        AksPayloads.hubRecord("kube-audit", id, ONE))));
        assertThat(found.events)
                .extracting(event -> event.cluster().id())
                .containsExactly(CLUSTER_ID, CLUSTER_ID, CLUSTER_ID.replace("prod-eu", "other"), CLUSTER_ID);
        assertThat(found.events.get(0).cluster().name()).isEqualTo("prod-eu");
    }

    @Test
    void recordsThatNameNoClusterAreOfTheOneThatIsGivenOrRejected() {
        ObjectNode hubRecord = AksPayloads.auditRecord(ONE);
        hubRecord.remove("resourceId");
        assertThat(read(hubRecord.toString()).rejections).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).isEqualTo(Reason.MISSING_FIELD);
            assertThat(rejection.excerpt()).contains("auditID").doesNotContain("private");
        });
        Cluster given = new Cluster("given");
        Collected named = Collected.by(
                new AksEnvelopeReader(given), hubRecord.toString() + AksPayloads.auditRecord(ONE) + hubRecord);
        assertThat(named.events).extracting(AuditEvent::cluster).containsExactly(given, AksPayloads.CLUSTER, given);
    }

    @Test
    void anEventIsOfTheTimeAtWhichItsRequestWasReceived() {
        assertThat(readEvents(ONE).events)
                .singleElement()
                .satisfies(event -> assertThat(event.received()).isEqualTo(Instant.parse(TIME)));
    }

    @Test
    void brokenBodiesAreRejectedAndNotRepaired() {
        String body = AksPayloads.body(List.of(ONE, TWO));
        String half = body.substring(0, body.lastIndexOf("properties"));
        assertThat(read(body.replace("\"category\"", "'category'"), half, "", "x", body)
                        .auditIds())
                .containsExactly("one", "one", "two");
        assertThat(found.rejections).hasSize(4).allSatisfy(this::isNoJson);
    }

    @Test
    void whatIsNoRecordIsRejected() {
        read(
                "{}",
                "[1,\"x\"]",
                "{\"records\":[null,{}]}",
                "{\"category\":\"kube-audit\",\"properties\":{\"log\":[1]}}");
        assertThat(found.rejections)
                .extracting(Rejection::reason)
                .containsExactly(
                        Reason.UNKNOWN_FORM,
                        Reason.UNKNOWN_FORM,
                        Reason.UNKNOWN_FORM,
                        Reason.UNKNOWN_FORM,
                        Reason.UNKNOWN_FORM,
                        Reason.MISSING_FIELD);
    }

    @Test
    void nestingWithoutEndIsRejected() {
        read("{\"records\":" + "[".repeat(2000), "{\"body\":".repeat(2000));
        readEvents("{\"auditID\":" + "[".repeat(2000), ONE);
        assertThat(found.rejections)
                .extracting(Rejection::reason)
                .containsOnly(Reason.TOO_LARGE)
                .hasSize(3);
        assertThat(found.auditIds()).containsExactly("one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"aksService", "hcpService", "nodeclient", "readinessChecker", "masterclient", "ana@example.com"})
    void standingUsersAndPeopleAreSkipped(String user) {
        readEvents(ONE.replace("system:serviceaccount:payments:checkout", user));
        assertThat(found.skipped).containsExactly(Skip.OTHER_USER);
    }

    /** The policy is not published, so that nothing may be expected of it. */
    @ParameterizedTest
    @ValueSource(strings = {"Metadata", "Request", "RequestResponse"})
    void eventsOfAnyLevelAreRead(String level) {
        String bare = ONE.replace("\"level\":\"Request\"", "\"level\":\"" + level + "\"")
                .replace("\"requestObject\":{\"data\":\"private\"},", "");
        readEvents(bare, bare.replace("ResponseComplete", "ResponseStarted"));
        assertThat(found.auditIds()).containsExactly("one", "one");
        readEvents(bare.replace("ResponseComplete", "RequestReceived"));
        assertThat(found.skipped).containsExactly(Skip.EARLY_STAGE);
    }

    @Test
    void formsAreToldByTheirFields() {
        assertThat(reader.recognises(Set.of("records"))).isTrue();
        assertThat(reader.recognises(Set.of("operationName", "category", "resourceId")))
                .isTrue();
        assertThat(reader.recognises(Set.of("TenantId", "TimeGenerated"))).isTrue();
        assertThat(reader.recognises(Set.of("statusCode", "headers", "body"))).isTrue();
        assertThat(reader.recognises(Set.of("body"))).isFalse();
        assertThat(reader.recognises(Set.of("kind", "apiVersion"))).isFalse();
    }
}
