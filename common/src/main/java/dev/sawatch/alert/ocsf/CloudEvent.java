package dev.sawatch.alert.ocsf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.Cluster;
import java.time.Instant;

/** The envelope of an alert: CloudEvents 1.0, JSON form, structured mode. */
final class CloudEvent {
    private static final String TYPE = "dev.sawatch.alert.v1";

    /**
     * @param id the alert's id
     * @param cluster where it happened: the source
     * @param time time of the call
     * @param subject {@code NAMESPACE/NAME} of the service account; empty where it is about the whole cluster
     * @param page {@code yes} or {@code no}: an extension attribute
     * @param data the OCSF finding
     */
    static String of(String id, Cluster cluster, Instant time, String subject, String page, ObjectNode data) {
        ObjectNode envelope = Fields.object().put("specversion", "1.0").put("id", id);
        envelope.put("source", ClusterFields.source(cluster)).put("type", TYPE);
        Fields.put(envelope, "subject", subject);
        envelope.put("time", time.toString()).put("datacontenttype", "application/json");
        envelope.put("page", page).set("data", data);
        return envelope.toString();
    }

    private CloudEvent() {}
}
