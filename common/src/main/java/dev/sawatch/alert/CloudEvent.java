package dev.sawatch.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.AuditEvent;

/** The envelope of an alert: CloudEvents 1.0, JSON form, structured mode. */
final class CloudEvent {
    private static final String TYPE = "dev.sawatch.alert.v1";

    /**
     * @param id the alert's id
     * @param event the call that it is about: its cluster is the source, its time the time
     * @param subject {@code NAMESPACE/NAME} of the service account; empty where it is about the whole cluster
     * @param data the OCSF finding
     */
    static String of(String id, AuditEvent event, String subject, ObjectNode data) {
        ObjectNode envelope = Fields.object().put("specversion", "1.0").put("id", id);
        envelope.put("source", ClusterFields.source(event.cluster())).put("type", TYPE);
        Fields.put(envelope, "subject", subject);
        envelope.put("time", event.received().toString()).put("datacontenttype", "application/json");
        envelope.set("data", data);
        return envelope.toString();
    }

    private CloudEvent() {}
}
