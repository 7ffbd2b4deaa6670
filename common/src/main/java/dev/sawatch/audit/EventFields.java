package dev.sawatch.audit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The fields of the event at hand, while it is being read. */
final class EventFields {
    final UserFields user = new UserFields();

    @Nullable
    String apiVersion;

    @Nullable
    String auditId;

    String sourceIp = "";

    private final UserFields impersonated = new UserFields();
    private @Nullable String stage;
    private @Nullable String verb;
    private @Nullable String received;
    private @Nullable String decision;
    private @Nullable String reason;
    private String uri = "";
    private String userAgent = "";
    private String group = "";
    private String version = "";
    private String resource = "";
    private String subresource = "";
    private String namespace = "";
    private String name = "";
    private int code;
    private boolean objectRead;

    void clear() {
        user.clear();
        impersonated.clear();
        apiVersion = null;
        auditId = null;
        stage = null;
        verb = null;
        received = null;
        decision = null;
        reason = null;
        sourceIp = "";
        uri = "";
        userAgent = "";
        group = "";
        version = "";
        resource = "";
        subresource = "";
        namespace = "";
        name = "";
        code = 0;
        objectRead = false;
    }

    void text(String field, JsonParser parser) throws IOException {
        switch (field) {
            case "apiVersion" -> apiVersion = parser.getText();
            case "auditID" -> auditId = parser.getText();
            case "stage" -> stage = parser.getText();
            case "verb" -> verb = parser.getText();
            case "requestURI" -> uri = parser.getText();
            case "userAgent" -> userAgent = parser.getText();
            case "requestReceivedTimestamp" -> received = parser.getText();
            // v1beta1 and before: "time the request reached the apiserver"
            case "timestamp" -> received = received == null ? parser.getText() : received;
            default -> {}
        }
    }

    void impersonate(JsonParser parser) throws IOException {
        impersonated.read(parser);
    }

    void readObjectRef(JsonParser parser) throws IOException {
        String field;
        while ((field = parser.nextFieldName()) != null) {
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                parser.skipChildren();
                continue;
            }
            switch (field) {
                case "resource" -> resource = parser.getText();
                case "namespace" -> namespace = parser.getText();
                case "name" -> name = parser.getText();
                case "apiGroup" -> group = parser.getText();
                case "apiVersion" -> version = parser.getText();
                case "subresource" -> subresource = parser.getText();
                default -> {}
            }
        }
        objectRead = true;
    }

    void readResponseStatus(JsonParser parser) throws IOException {
        String field;
        while ((field = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_NUMBER_INT && field.equals("code")) {
                code = (int) parser.getValueAsLong();
            } else {
                parser.skipChildren();
            }
        }
    }

    void readAnnotations(JsonParser parser) throws IOException {
        String field;
        while ((field = parser.nextFieldName()) != null) {
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                parser.skipChildren();
            } else if (field.equals("authorization.k8s.io/decision")) {
                decision = parser.getText();
            } else if (field.equals("authorization.k8s.io/reason")) {
                reason = parser.getText();
            }
        }
    }

    /** The first field that every event has and this one lacks, or null. */
    @Nullable
    String missing() {
        if (auditId == null) {
            return "auditID";
        } else if (user.username == null) {
            return "user.username";
        } else if (verb == null) {
            return "verb";
        } else if (stage == null) {
            return "stage";
        }
        return received == null ? "requestReceivedTimestamp" : null;
    }

    @Nullable
    Skip skip() {
        if ("RequestReceived".equals(stage)) {
            return Skip.EARLY_STAGE;
        }
        String actor = String.valueOf(user.username);
        if (isServiceAccount(actor) || isServiceAccount(impersonated.username)) {
            return null;
        }
        return ServiceAccount.isClaimedBy(actor) ? Skip.NOT_A_SERVICE_ACCOUNT : Skip.OTHER_USER;
    }

    private static boolean isServiceAccount(@Nullable String username) {
        return username != null && ServiceAccount.ofUsername(username) != null;
    }

    /** Whether a cut-off event says who asked what: the object is the last of it in the order of the log. */
    boolean isComplete() {
        return auditId != null && user.username != null && verb != null && stage != null && objectRead;
    }

    /** The event, or null where its time is none. */
    @Nullable
    AuditEvent toEvent(Cluster cluster) {
        Instant at = received == null ? null : Timestamps.parse(received);
        return at == null ? null : toEvent(cluster, at, false);
    }

    /** The event as far as it was read; its own time where that was before the cut. */
    @Nullable
    AuditEvent toCutEvent(Cluster cluster, Instant logged) {
        Instant at = received == null ? null : Timestamps.parse(received);
        return toEvent(cluster, at == null ? logged : at, true);
    }

    private @Nullable AuditEvent toEvent(Cluster cluster, Instant at, boolean deduced) {
        AuditEvent.User caller = user.toUser();
        if (caller == null || auditId == null || verb == null) {
            return null;
        }
        return new AuditEvent(
                cluster,
                auditId,
                at,
                caller,
                impersonated.toUser(),
                new ApiCall(verb, group, version, resource, subresource, namespace, name, uri),
                code,
                decision,
                reason,
                sourceIp,
                userAgent,
                deduced);
    }

    /** What was understood of a rejected event: enough to find it in its log again. */
    String excerpt() {
        return "auditID=" + auditId + " stage=" + stage + " verb=" + verb + " user=" + user.username
                + " requestReceivedTimestamp=" + received + " requestURI=" + uri;
    }
}
