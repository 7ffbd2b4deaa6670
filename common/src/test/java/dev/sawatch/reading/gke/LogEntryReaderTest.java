package dev.sawatch.reading.gke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.AuditEvent.Credential;
import dev.sawatch.audit.AuditEvent.User;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Outcome;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Rejection.Reason;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.audit.Skip;
import dev.sawatch.testkit.Collected;
import dev.sawatch.testkit.GkeEntries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field of a log entry, and every peculiarity of GKE's audit log, G1 to G6. */
class LogEntryReaderTest {
    private static final String STATUS = "\"status\":{\"code\":0}";
    private static final String OPERATION = "\"first\":true,\"last\":true";
    private static final String DECISION = "\"authorization.k8s.io/decision\":\"allow\",";
    private static final String GRANTED = "\"granted\":true,";
    private static final String ENTRY = """
            {"insertId":"id-1","labels":{"authorization.k8s.io/decision":"allow","authorization.k8s.io/reason":"RBAC"},\
            "logName":"projects/example-project/logs/cloudaudit.googleapis.com%2Factivity",\
            "operation":{"id":"id-1","producer":"k8s.io","first":true,"last":true},\
            "protoPayload":{"@type":"type.googleapis.com/google.cloud.audit.AuditLog",\
            "authenticationInfo":{"principalEmail":"system:serviceaccount:shop:cart"},\
            "authorizationInfo":[{"granted":true,"permission":"io.k8s.core.v1.pods.create",\
            "resource":"core/v1/namespaces/shop/pods/web-0"}],"methodName":"io.k8s.core.v1.pods.create",\
            "request":{"@type":"core.k8s.io/v1.Pod","serviceName":"x","insertId":"x","status":{"code":7}},\
            "requestMetadata":{"callerIp":"10.0.12.7","callerSuppliedUserAgent":"cart/v1"},\
            "resourceName":"core/v1/namespaces/shop/pods/web-0","response":{"methodName":"x"},\
            "serviceName":"k8s.io","status":{"code":0}},\
            "receiveTimestamp":"2026-01-05T10:00:02Z",\
            "resource":{"labels":{"cluster_name":"prod-eu","location":"europe-west3","project_id":"example-project"},\
            "type":"k8s_cluster"},"timestamp":"2026-01-05T10:00:00.12345Z"}""";

    private static Collected read(String entry) {
        return Collected.by(new LogEntryReader(), entry);
    }

    private static Collected with(String part, String other) {
        assertThat(ENTRY).contains(part);
        return read(ENTRY.replace(part, other));
    }

    private static AuditEvent event(Collected found) {
        assertThat(found.rejections).isEmpty();
        assertThat(found.skipped).isEmpty();
        assertThat(found.events).hasSize(1);
        return found.events.get(0);
    }

    @Test
    void allThatAnEntryTells() {
        AuditEvent event = event(read(ENTRY));
        ServiceAccount cart = new ServiceAccount("shop", "cart");
        assertThat(event)
                .isEqualTo(new AuditEvent(
                        new Cluster("//container.googleapis.com/projects/example-project/locations/europe-west3/"
                                + "clusters/prod-eu"),
                        "id-1",
                        Instant.parse("2026-01-05T10:00:00.123450Z"),
                        new User("system:serviceaccount:shop:cart", cart, List.of(), Credential.UNKNOWN),
                        null,
                        new ApiCall("create", "", "v1", "pods", "", "shop", "web-0", ""),
                        200,
                        "allow",
                        "RBAC",
                        "10.0.12.7",
                        "cart/v1",
                        event.fingerprint(),
                        false));
        assertThat(event.cluster().name()).isEqualTo("prod-eu");
        assertThat(event.outcome()).isEqualTo(Outcome.ALLOWED);
    }

    @Test
    void whoeverIsActedAsIsTheImpersonatedUser() {
        String caller = "\"principalEmail\":\"system:serviceaccount:shop:cart\"";
        AuditEvent event = event(with(caller, caller + ",\"authoritySelector\":\"system:serviceaccount:ops:argo\""));
        assertThat(event.user().serviceAccount()).isEqualTo(new ServiceAccount("shop", "cart"));
        assertThat(event.impersonated())
                .isEqualTo(new User(
                        "system:serviceaccount:ops:argo",
                        new ServiceAccount("ops", "argo"),
                        List.of(),
                        Credential.UNKNOWN));
        assertThat(event.fingerprint()).isEmpty();
        String alice = "\"principalEmail\":\"alice@example.com\"";
        assertThat(event(with(caller, alice + ",\"authoritySelector\":\"system:serviceaccount:ops:argo\""))
                        .user()
                        .serviceAccount())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice@example.com",
                "ci@example-project.iam.gserviceaccount.com",
                "system:node:gke-pool-1",
                "system:anonymous",
                "system:gke-master-healthcheck",
                "system:addon-manager",
                ""
            })
    void otherCallersAreSkipped(String caller) {
        assertThat(with("system:serviceaccount:shop:cart", caller).skipped).containsExactly(Skip.OTHER_USER);
    }

    @Test
    void callersWithoutANameAreSkipped() {
        assertThat(with("{\"principalEmail\":\"system:serviceaccount:shop:cart\"}", "{}").skipped)
                .containsExactly(Skip.OTHER_USER);
        assertThat(with("system:serviceaccount:shop:cart", "system:serviceaccount:shop:cart:x").skipped)
                .containsExactly(Skip.NOT_A_SERVICE_ACCOUNT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"status\":{} | 200 | ALLOWED",
                "\"status\":{\"code\":5} | 404 | ALLOWED",
                "\"status\":{\"code\":\"5\"} | 404 | ALLOWED",
                "\"status\":{\"code\":7} | 403 | ALLOWED",
                "\"status\":{\"code\":3,\"message\":\"admission webhook denied\"} | 400 | ALLOWED",
                "\"status\":{\"code\":16} | 401 | DENIED",
                "\"status\":null | 200 | ALLOWED",
            })
    void statusCodesAreThoseOfGrpc(String status, int code, Outcome outcome) {
        AuditEvent event = event(with(STATUS, status));
        assertThat(event.code()).isEqualTo(code);
        assertThat(event.outcome()).isEqualTo(outcome);
    }

    @Test
    void theDecisionIsTheLabelOrWhetherAllChecksWereGranted() {
        assertThat(event(with(DECISION, DECISION.replace("allow", "forbid"))).decision())
                .isEqualTo("forbid");
        String unlabelled = ENTRY.replace(DECISION, "");
        assertThat(event(read(unlabelled)).decision()).isEqualTo("allow");
        assertThat(event(read(unlabelled.replace(GRANTED, ""))).decision()).isEqualTo("forbid");
        assertThat(event(read(unlabelled.replace(GRANTED, "\"granted\":\"true\",")))
                        .decision())
                .isEqualTo("allow");
        assertThat(event(read(unlabelled.replace("[{\"granted\"", "[{},{\"granted\"")))
                        .decision())
                .isEqualTo("forbid");
        assertThat(event(read(unlabelled.replace("authorizationInfo", "x"))).decision())
                .isNull();
        AuditEvent untold = event(read(unlabelled.replace(GRANTED, "").replace("," + STATUS, "")));
        assertThat(untold.code()).isZero();
        assertThat(untold.outcome()).isEqualTo(Outcome.DENIED);
    }

    @Test
    void aBeginningAndItsEndAreOneRequest() {
        String begun =
                ENTRY.replace(OPERATION, "\"first\":true").replace("\"insertId\":\"id-1\"", "\"insertId\":\"a\"");
        String ended =
                ENTRY.replace(OPERATION, "\"last\":\"true\"").replace("\"insertId\":\"id-1\"", "\"insertId\":\"b\"");
        assertThat(event(read(begun)).auditId()).isEqualTo("id-1");
        assertThat(event(read(ended)).auditId()).isEqualTo("id-1");
        String whole = ENTRY.replace(OPERATION, "\"first\":\"true\",\"last\":\"true\"");
        assertThat(event(read(whole.replace("\"insertId\":\"id-1\"", "\"insertId\":\"c\"")))
                        .auditId())
                .isEqualTo("c");
        assertThat(event(with("\"operation\"", "\"x\"")).auditId()).isEqualTo("id-1");
    }

    @Test
    void whatHasBegunAndIsNotDecidedYetIsSkipped() {
        String begun = ENTRY.replace(OPERATION, "\"first\":true")
                .replace(DECISION, "")
                .replace("authorizationInfo", "x")
                .replace("," + STATUS, "");
        assertThat(read(begun).skipped).containsExactly(Skip.EARLY_STAGE);
        assertThat(event(read(begun.replace("\"first\"", "\"last\""))).code()).isEqualTo(200);
    }

    @Test
    void partsOfASplitEntryAreOneRequest() {
        for (int index = 0; index < 3; index++) {
            String part = ENTRY.replace("\"insertId\":\"id-1\"", "\"insertId\":\"id-1-" + index + "\"")
                    .replace(
                            "\"timestamp\"",
                            "\"split\":{\"uid\":\"u\",\"index\":" + index + ",\"totalSplits\":3},\"timestamp\"");
            assertThat(event(read(part)).auditId()).isEqualTo("id-1");
            assertThat(event(read(part.replace("\"operation\"", "\"x\""))).auditId())
                    .isEqualTo("u");
        }
    }

    @Test
    void entriesWithoutBodiesAreRead() {
        assertThat(event(with(DECISION, DECISION + "\"audit.k8s.io/truncated\":\"true\",")))
                .isEqualTo(event(read(ENTRY)));
    }

    @Test
    void bothLogsAreRead() {
        assertThat(event(with("%2Factivity", "%2Fdata_access"))).isEqualTo(event(read(ENTRY)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"serviceName\":\"k8s.io\" | \"serviceName\":\"container.googleapis.com\"",
                "\"serviceName\":\"k8s.io\" | \"serviceName\":\"deploymentmanager.googleapis.com\"",
                "\"serviceName\":\"k8s.io\" | \"x\":1",
                "\"type\":\"k8s_cluster\" | \"type\":\"gke_cluster\"",
                "\"protoPayload\" | \"jsonPayload\"",
                "\"protoPayload\" | \"textPayload\"",
            })
    void entriesOfOtherServicesAreSkipped(String part, String other) {
        Collected found = with(part, other);
        assertThat(found.skipped).containsExactly(Skip.OTHER_LOG);
        assertThat(found.events).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "insertId, no insertId",
        "methodName, no protoPayload.methodName",
        "resourceName, no protoPayload.resourceName",
        "timestamp, no timestamp",
        "project_id, no resource.labels.project_id",
        "location, no resource.labels.location",
        "cluster_name, no resource.labels.cluster_name",
    })
    void whatLacksAFieldIsRejected(String field, String fault) {
        Collected found = with("\"" + field + "\"", "\"x\"");
        assertThat(found.events).isEmpty();
        assertThat(found.rejections).hasSize(1);
        assertThat(found.rejections.get(0).reason()).isEqualTo(Reason.MISSING_FIELD);
        assertThat(found.rejections.get(0).detail()).startsWith(fault);
    }

    @Test
    void rejectionsNameTheEntry() {
        Rejection rejection = with("\"timestamp\":\"2026", "\"timestamp\":\"at 2026")
                .rejections
                .get(0);
        assertThat(rejection.reason()).isEqualTo(Reason.BAD_TIME);
        assertThat(rejection.cluster()).isEqualTo(GkeEntries.CLUSTER);
        assertThat(rejection.detail()).isEqualTo("no time in timestamp (insertId id-1)");
        assertThat(rejection.excerpt())
                .contains("insertId=id-1", "io.k8s.core.v1.pods.create", "system:serviceaccount:shop:cart");
        assertThat(with("\"core/v1/namespaces/shop/pods/web-0\",\"response", "\"core/v1\",\"response")
                        .details())
                .containsExactly("no resource in resourceName (insertId id-1)");
        assertThat(read("{\"a\":1}").rejections).extracting(Rejection::reason).containsExactly(Reason.UNKNOWN_FORM);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T10:00:00.12345Z, 2026-01-05T10:00:00.123450Z",
        "2026-01-05T10:00:00.123456789Z, 2026-01-05T10:00:00.123456789Z",
        "2026-01-05T11:00:00+01:00, 2026-01-05T10:00:00Z",
        "2026-01-05 10:00:00.123456 UTC, 2026-01-05T10:00:00.123456Z",
        "2026-01-05 10:00:00 UTC, 2026-01-05T10:00:00Z",
        "2026-01-05 10:00:00.123456000, 2026-01-05T10:00:00.123456Z",
    })
    void times(String text, Instant time) {
        assertThat(event(with("2026-01-05T10:00:00.12345Z", text)).received()).isEqualTo(time);
    }

    @Test
    void rowsOfBigQueryAreTheSameEntries() {
        String row = """
                {"logName":"projects/example-project/logs/cloudaudit.googleapis.com%2Factivity",\
                "resource":{"type":"k8s_cluster","labels":{"project_id":"example-project","location":"europe-west3",\
                "cluster_name":"prod-eu"}},"protopayload_auditlog":{"serviceName":"k8s.io",\
                "methodName":"io.k8s.core.v1.pods.create","resourceName":"core/v1/namespaces/shop/pods/web-0",\
                "resourceLocation":null,"requestJson":"{}","status":{"code":"0","message":null},\
                "authenticationInfo":{"principalEmail":"system:serviceaccount:shop:cart","authoritySelector":null},\
                "authorizationInfo":[{"granted":"true","permission":"io.k8s.core.v1.pods.create"}],\
                "requestMetadata":{"callerIp":"10.0.12.7","callerSuppliedUserAgent":"cart/v1"}},\
                "labels":{"authorization_k8s_io_decision":"allow","authorization_k8s_io_reason":"RBAC"},\
                "insertId":"id-1","split":null,"operation":{"id":"id-1","first":"true","last":"true"},\
                "timestamp":"2026-01-05 10:00:00.12345 UTC"}""";
        assertThat(event(read(row))).isEqualTo(event(read(ENTRY)));
    }

    @Test
    void whatIsKnownIsNotHandedOver() throws IOException {
        Set<String> known = Set.of(event(read(ENTRY)).fingerprint());
        Collected knowing = new Collected() {
            @Override
            public boolean isKnown(String fingerprint) {
                return known.contains(fingerprint);
            }
        };
        for (String entry : List.of(ENTRY, ENTRY.replace("web-0", "web-1"), ENTRY.replace("cart/v1", "curl/8"))) {
            InputStream push = new ByteArrayInputStream(GkeEntries.push(entry).getBytes(StandardCharsets.UTF_8));
            new PubSubReader().readDelivery(push, knowing);
        }
        assertThat(knowing.events).extracting(AuditEvent::userAgent).containsExactly("curl/8");
    }

    /** Whatever a judgement may depend on is in the fingerprint. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pods.create\",\"request\" | pods.patch\",\"request\"",
                "serviceaccount:shop:cart | serviceaccount:shop:web",
                "10.0.12.7 | 10.0.12.8",
                "cart/v1 | cart/v2",
                "core/v1/namespaces/shop/pods/web-0\",\"response | core/v1/namespaces/ops/pods/web-0\",\"response",
                "core/v1/namespaces/shop/pods/web-0\",\"response | core/v1/namespaces/shop/secrets/web-0\",\"response",
                "core/v1/namespaces/shop/pods/web-0\",\"response | apps/v1/namespaces/shop/pods/web-0\",\"response",
                "core/v1/namespaces/shop/pods/web-0\",\"response | core/v1/namespaces/shop/pods/web-0/exec\",\"response",
                "\"status\":{\"code\":0} | \"status\":{\"code\":5}",
                "\"authorization.k8s.io/decision\":\"allow\" | \"authorization.k8s.io/decision\":\"forbid\"",
                "\"timestamp\":\"2026-01-05 | \"timestamp\":\"2026-01-06",
                "\"prod-eu\" | \"prod-us\"",
            })
    void fingerprintsDiffer(String part, String other) {
        assertThat(event(with(part, other)).fingerprint())
                .isNotEqualTo(event(read(ENTRY)).fingerprint());
    }

    @Test
    void fingerprintsDifferByPathAndByNamespaceObject() {
        String method = "\"methodName\":\"io.k8s.core.v1.pods.create\"";
        String resource = "\"resourceName\":\"core/v1/namespaces/shop/pods/web-0\"";
        String path = ENTRY.replace(method, "\"methodName\":\"io.k8s.get\"");
        assertThat(print(path, resource, "metrics")).isNotEqualTo(print(path, resource, "logs"));
        String namespace = ENTRY.replace(method, "\"methodName\":\"io.k8s.core.v1.namespaces.get\"");
        assertThat(print(namespace, resource, "core/v1/namespaces/shop"))
                .isNotEqualTo(print(namespace, resource, "core/v1/namespaces/ops"));
    }

    private static String print(String entry, String resource, String name) {
        return event(read(entry.replace(resource, "\"resourceName\":\"" + name + "\"")))
                .fingerprint();
    }
}
