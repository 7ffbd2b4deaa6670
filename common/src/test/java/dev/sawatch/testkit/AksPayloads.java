package dev.sawatch.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.Cluster;
import java.util.List;

/** Writes what Azure writes around audit events. */
public final class AksPayloads {
    public static final String RESOURCE_ID = "/SUBSCRIPTIONS/00000000-0000-4000-8000-000000000001/RESOURCEGROUPS/SHOP"
            + "/PROVIDERS/MICROSOFT.CONTAINERSERVICE/MANAGEDCLUSTERS/PROD-EU";
    public static final Cluster CLUSTER = Cluster.aks(RESOURCE_ID);
    /** When the records are said to have been logged. */
    public static final String LOGGED = "2026-01-05T10:00:07.1234567Z";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A body of an event hub, with a record of the category {@code kube-audit} for each event. */
    public static String body(List<String> events) {
        return bodyOf(events.stream().map(AksPayloads::auditRecord).toList());
    }

    /** A body of an event hub. */
    public static String bodyOf(List<ObjectNode> hubRecords) {
        ObjectNode body = MAPPER.createObjectNode();
        ArrayNode list = body.putArray("records");
        hubRecords.forEach(list::add);
        return body.toString();
    }

    public static ObjectNode auditRecord(String event) {
        return hubRecord("kube-audit", RESOURCE_ID, event + "\n");
    }

    /** A record in the order in which Azure writes it: what was logged stands before its time. */
    public static ObjectNode hubRecord(String category, String resourceId, String log) {
        ObjectNode hubRecord = MAPPER.createObjectNode()
                .put("operationName", "Microsoft.ContainerService/managedClusters/diagnosticLogs/Read")
                .put("category", category)
                .put("ccpNamespace", "000000000000000000000001")
                .put("resourceId", resourceId);
        hubRecord
                .putObject("properties")
                .put("log", log)
                .put("stream", "stdout")
                .put("pod", "kube-apiserver-5b9c7d4f6-x7k2p");
        return hubRecord.put("time", LOGGED).put("Environment", "prod");
    }

    private AksPayloads() {}
}
