package dev.sawatch.reading.gke;

import java.util.List;

/** What is read of a log entry, and where it stands. */
enum EntryField {
    INSERT_ID("insertId"),
    TIME("timestamp"),
    OPERATION("operation id"),
    FIRST("operation first"),
    LAST("operation last"),
    SPLIT("split uid"),
    DECISION("labels authorization.k8s.io/decision"),
    REASON("labels authorization.k8s.io/reason"),
    TYPE("resource type"),
    PROJECT("resource labels project_id"),
    LOCATION("resource labels location"),
    CLUSTER("resource labels cluster_name"),
    SERVICE("protoPayload serviceName"),
    METHOD("protoPayload methodName"),
    RESOURCE("protoPayload resourceName"),
    PRINCIPAL("protoPayload authenticationInfo principalEmail"),
    AUTHORITY("protoPayload authenticationInfo authoritySelector"),
    GRANTED("protoPayload authorizationInfo granted"),
    IP("protoPayload requestMetadata callerIp"),
    USER_AGENT("protoPayload requestMetadata callerSuppliedUserAgent"),
    STATUS("protoPayload status code");

    private final String path;

    EntryField(String path) {
        this.path = path;
    }

    /** Names of the objects that it is in, and its own. */
    List<String> path() {
        return List.of(path.split(" ", -1));
    }

    /** The path for people. */
    String label() {
        return path.replace(' ', '.');
    }
}
