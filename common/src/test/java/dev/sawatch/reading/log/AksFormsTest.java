package dev.sawatch.reading.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Rejection.Reason;
import dev.sawatch.audit.Skip;
import dev.sawatch.testkit.AksPayloads;
import dev.sawatch.testkit.Collected;
import dev.sawatch.testkit.EksPayloads;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every form in which logs of AKS lie about. */
class AksFormsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TIME = "2026-01-05T10:00:00.123456Z";
    private static final String ONE = EksPayloads.auditEvent("one", TIME, "payments/checkout", "list", "secrets");
    private static final String TWO = EksPayloads.auditEvent("two", TIME, "payments/checkout", "get", "configmaps");
    /** How long a text AzureDiagnostics takes, in bytes. */
    private static final int COLUMN = 32_766;

    private static final Map<String, String> COLUMNS = Map.of(
            "AuditId", "auditID",
            "Stage", "stage",
            "RequestUri", "requestURI",
            "Verb", "verb",
            "UserAgent", "userAgent",
            "RequestReceivedTime", "requestReceivedTimestamp");
    private static final Map<String, String> DYNAMIC = Map.of(
            "User", "user",
            "SourceIps", "sourceIPs",
            "ObjectRef", "objectRef",
            "ResponseStatus", "responseStatus",
            "RequestObject", "requestObject",
            "Annotations", "annotations");

    @Test
    void bodiesOfAHub() {
        assertRead(Collected.inLog(AksPayloads.body(List.of(ONE, TWO))));
        assertRead(Collected.inLog(
                "\ufeff" + AksPayloads.auditRecord(ONE).toPrettyString() + "\n" + AksPayloads.body(List.of(TWO))));
        assertRead(Collected.inLog("[" + AksPayloads.body(List.of(ONE)) + ",\n" + AksPayloads.auditRecord(TWO) + "]"));
    }

    private static void assertRead(Collected found) {
        assertThat(found.rejections).isEmpty();
        assertThat(found.auditIds()).containsExactly("one", "two");
        assertThat(found.events).extracting(AuditEvent::cluster).containsOnly(AksPayloads.CLUSTER);
    }

    @Test
    void linesOfAStorageAccount() {
        String scheduler = AksPayloads.hubRecord("kube-scheduler", AksPayloads.RESOURCE_ID, "I0105 {\"a\"")
                .toString();
        Collected found = Collected.inLog(
                AksPayloads.auditRecord(ONE) + "\r\n" + scheduler + "\r\n" + AksPayloads.auditRecord(TWO) + "\r\n");
        assertRead(found);
        assertThat(found.skipped).containsExactly(Skip.OTHER_LOG);
    }

    @Test
    void aBrokenLineOfAStorageAccountTakesNoOtherWithIt() {
        String line = AksPayloads.auditRecord(ONE).toString();
        Collected found = Collected.inLog(
                line.substring(0, line.length() / 2) + "\n" + line + "\n" + AksPayloads.auditRecord(TWO));
        assertThat(found.auditIds()).containsExactly("one", "two");
        assertThat(found.details()).singleElement().asString().startsWith("audit.log:1: ");
    }

    @Test
    void rowsOfAzureDiagnostics() {
        ObjectNode cut =
                diagnostics(ONE.replace("private", "x".repeat(2 * COLUMN)).substring(0, COLUMN));
        Collected found = Collected.inLog("[" + diagnostics(ONE) + ",\n" + diagnostics(TWO) + "," + cut + ","
                + diagnostics("I0105 10:00:00.000000 1 klog.go:1] x").put("Category", "kube-scheduler") + "]");
        assertThat(found.auditIds()).containsExactly("one", "two", "one");
        assertThat(found.events).extracting(AuditEvent::cluster).containsOnly(AksPayloads.CLUSTER);
        assertThat(found.events).extracting(AuditEvent::deduced).containsExactly(false, false, true);
        assertThat(found.events.get(2).received()).isEqualTo(Instant.parse("2026-01-05T10:00:07Z"));
        assertThat(found.skipped).containsExactly(Skip.OTHER_LOG);
        assertThat(found.rejections).isEmpty();
    }

    /** The table is shared by all resources, so that a row has hundreds of columns of no use to it. */
    private static ObjectNode diagnostics(String log) {
        ObjectNode row = MAPPER.createObjectNode()
                .put("TenantId", "t")
                .put("TimeGenerated", "2026-01-05T10:00:07Z")
                .put("ResourceId", AksPayloads.RESOURCE_ID)
                .put("Category", "kube-audit")
                .put("Level", "");
        for (int i = 0; i < 200; i++) {
            row.put("column_of_others_" + i + "_s", "").putNull("column_of_others_" + i + "_d");
        }
        return row.put("log_s", log).put("Type", "AzureDiagnostics").put("_ResourceId", "");
    }

    @Test
    void rowsOfAksAudit() {
        Collected raw = Collected.inLog(ONE + "\n" + TWO);
        for (boolean asTexts : new boolean[] {true, false}) {
            Collected found = Collected.inLog(row(ONE, asTexts) + "\n" + row(TWO, asTexts));
            assertRead(found);
            assertThat(found.events)
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("fingerprint", "cluster")
                    .isEqualTo(raw.events);
        }
    }

    private static ObjectNode row(String event, boolean asTexts) {
        JsonNode fields = parsed(event);
        ObjectNode row = MAPPER.createObjectNode().put("TenantId", "t").put("Level", "Metadata");
        COLUMNS.forEach((column, field) -> row.set(column, fields.get(field)));
        DYNAMIC.forEach((column, field) -> {
            JsonNode value = fields.get(field);
            row.set(column, asTexts ? row.textNode(value.toString()) : value);
        });
        return row.put("ResponseObject", "")
                .put("StageReceivedTime", TIME)
                .put("TimeGenerated", TIME)
                .put("Type", "AKSAudit")
                .put("_ResourceId", AksPayloads.CLUSTER.id());
    }

    private static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void columnsThatAreEmptyOrBroken() {
        ObjectNode path = row(ONE, true).put("ObjectRef", "").putNull("Annotations");
        ObjectNode broken = row(TWO, true).put("User", "{\"username\":");
        Collected found = Collected.inLog(path + "\n" + broken);
        assertThat(found.events).singleElement().satisfies(event -> {
            assertThat(event.call().resource()).isEqualTo("secrets");
            assertThat(event.decision()).isNull();
        });
        assertThat(found.rejections).extracting(Rejection::reason).containsExactly(Reason.TRUNCATED);
    }

    @Test
    void rowsOfOtherTablesAreSkipped() {
        Collected found = Collected.inLog("""
                {"TimeGenerated":"2026-01-05T10:00:00Z","UserAgent":"curl","User":"ana","_ResourceId":"/subscriptions/1"}
                {"TimeGenerated":"2026-01-05T10:00:00Z","Category":"kube-apiserver","Message":"I0105","_ResourceId":"/x"}
                """);
        assertThat(found.skipped).containsExactly(Skip.OTHER_LOG, Skip.OTHER_LOG);
        assertThat(found.rejections).isEmpty();
    }

    @Test
    void answersOfClientsOfLogAnalytics() {
        ObjectNode answer = MAPPER.createObjectNode().put("statusCode", 200);
        answer.putObject("headers").put("Content-Type", "application/json");
        ObjectNode body = answer.putObject("body");
        body.putArray("value").add(diagnostics(ONE)).add(row(TWO, true));
        assertRead(Collected.inLog(answer.toPrettyString()));
        assertRead(Collected.inLog(body.toString()));
    }

    @Test
    void tablesOfLogAnalytics() {
        assertRead(
                Collected.inLog(tables(List.of(row(ONE, true), row(TWO, true))).toString()));
        assertRead(Collected.inLog(
                tables(List.of(diagnostics(ONE), diagnostics(TWO))).toString()));
    }

    private static ObjectNode tables(List<ObjectNode> rows) {
        ObjectNode answer = MAPPER.createObjectNode();
        ObjectNode table = answer.putArray("tables").addObject().put("name", "PrimaryResult");
        ArrayNode columns = table.putArray("columns");
        rows.get(0)
                .fieldNames()
                .forEachRemaining(name -> columns.addObject().put("name", name).put("type", "string"));
        ArrayNode list = table.putArray("rows");
        rows.forEach(row -> list.addArray()
                .addAll(row.properties().stream().map(Map.Entry::getValue).toList()));
        return answer;
    }

    @Test
    void tablesThatAreNone() {
        Collected found = Collected.inLog("""
                {"tables":[5,{"name":"x","columns":["Verb",{"name":5}],"rows":[{},["get",[],1],7]}]}
                """ + AksPayloads.auditRecord(ONE));
        assertThat(found.auditIds()).containsExactly("one");
        assertThat(found.rejections)
                .extracting(Rejection::reason)
                .containsExactly(Reason.UNKNOWN_FORM, Reason.UNKNOWN_FORM, Reason.UNKNOWN_FORM, Reason.UNKNOWN_FORM);
    }

    @Test
    void recordsThatNameNoClusterAreOfTheOneThatIsGiven() {
        ObjectNode hubRecord = AksPayloads.auditRecord(ONE);
        hubRecord.remove("resourceId");
        assertThat(Collected.inLog(hubRecord.toString()).events)
                .extracting(AuditEvent::cluster)
                .containsExactly(new Cluster("test"));
    }
}
