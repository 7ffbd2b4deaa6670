package dev.sawatch.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.RequestPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Writes audit events as GKE and Cloud Logging write them: what a GKE log does not tell, such as groups, the token's origin
 * and the request's URI, is lost.
 */
public final class GkeEntries {
    public static final String PROJECT = "example-project";
    public static final String LOCATION = "europe-west3";
    public static final Cluster CLUSTER = Cluster.gke(PROJECT, LOCATION, "prod-eu");

    /**
     * Names of the scenarios that raise something else on GKE, for its log has neither the groups of who is acted as nor the
     * pod that a token is bound to.
     */
    public static final Set<String> UNSEEN = Set.of(
            "account-impersonates-a-group",
            "impersonated-user-with-an-accounts-group",
            "new-account-in-two-places",
            "pod-in-two-places",
            "pods-that-change-addresses",
            "upgrade-with-its-rollout-is-low");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> READS = Set.of("get", "list", "watch");
    private static final List<String> ANNOTATIONS =
            List.of("authorization.k8s.io/decision", "authorization.k8s.io/reason");

    /**
     * What an entry shows of an event: neither groups nor the token's origin, the URI of requests on paths alone and
     * without its query, no status of its own for what went well, and a Namespace by its name alone.
     */
    public static AuditEvent shown(AuditEvent event) {
        ApiCall call = event.call();
        boolean isNamespace = call.apiGroup().isEmpty() && call.resource().equals("namespaces");
        return new AuditEvent(
                event.cluster(),
                event.auditId(),
                event.received(),
                named(event.user()),
                event.impersonated() == null ? null : named(event.impersonated()),
                new ApiCall(
                        call.verb(),
                        call.apiGroup(),
                        call.apiVersion(),
                        call.resource(),
                        call.subresource(),
                        isNamespace ? "" : call.namespace(),
                        isNamespace && call.name().isEmpty() ? call.namespace() : call.name(),
                        call.isResource() ? "" : "/" + resourceName(call)),
                httpCode(rpcCode(event.code())),
                event.decision(),
                event.reason(),
                event.sourceIp(),
                event.userAgent(),
                event.fingerprint(),
                event.deduced());
    }

    private static AuditEvent.User named(AuditEvent.User user) {
        return new AuditEvent.User(user.username(), user.serviceAccount(), List.of(), AuditEvent.Credential.UNKNOWN);
    }

    /**
     * The log entry of an audit event.
     *
     * @param auditEvent JSON; what is none is given back as it is
     */
    public static String entry(String auditEvent) {
        try {
            return entry(MAPPER.readTree(auditEvent)).toString();
        } catch (JsonProcessingException e) {
            return auditEvent;
        }
    }

    private static ObjectNode entry(JsonNode event) {
        String id = event.path("auditID").asText();
        String log = READS.contains(event.path("verb").asText()) ? "data_access" : "activity";
        ObjectNode entry = MAPPER.createObjectNode().put("insertId", id);
        ObjectNode labels = entry.putObject("labels");
        for (String name : ANNOTATIONS) {
            if (event.path("annotations").has(name)) {
                labels.put(name, event.path("annotations").path(name).asText());
            }
        }
        entry.put("logName", "projects/" + PROJECT + "/logs/cloudaudit.googleapis.com%2F" + log);
        entry.set("operation", operation(event.path("stage").asText()).put("id", id));
        entry.set("protoPayload", payload(event));
        entry.put("receiveTimestamp", event.path("requestReceivedTimestamp").asText());
        ObjectNode resource = entry.putObject("resource").put("type", "k8s_cluster");
        resource.putObject("labels")
                .put("cluster_name", CLUSTER.name())
                .put("location", LOCATION)
                .put("project_id", PROJECT);
        return entry.put("timestamp", event.path("requestReceivedTimestamp").asText());
    }

    private static ObjectNode operation(String stage) {
        ObjectNode operation =
                MAPPER.createObjectNode().put("producer", "k8s.io").put("first", true);
        boolean begun = stage.equals("RequestReceived") || stage.equals("ResponseStarted");
        return begun ? operation : operation.put("last", true);
    }

    private static ObjectNode payload(JsonNode event) {
        ApiCall call = call(event);
        ObjectNode payload = MAPPER.createObjectNode().put("@type", "type.googleapis.com/google.cloud.audit.AuditLog");
        ObjectNode caller = payload.putObject("authenticationInfo")
                .put("principalEmail", event.path("user").path("username").asText());
        if (event.has("impersonatedUser")) {
            caller.put(
                    "authoritySelector",
                    event.path("impersonatedUser").path("username").asText());
        }
        payload.put("methodName", methodName(call)).put("resourceName", resourceName(call));
        payload.putObject("request").put("@type", "core.k8s.io/v1.Unknown").put("secret", "private");
        ObjectNode request = payload.putObject("requestMetadata");
        event.path("sourceIPs").forEach(ip -> request.put("callerIp", ip.asText()));
        if (event.has("userAgent")) {
            request.put("callerSuppliedUserAgent", event.path("userAgent").asText());
        }
        payload.put("serviceName", "k8s.io");
        int code = event.path("responseStatus").path("code").asInt();
        if (event.has("responseStatus")) {
            ObjectNode status = payload.putObject("status");
            if (rpcCode(code) != 0) {
                status.put("code", rpcCode(code));
            }
        }
        return payload;
    }

    private static ApiCall call(JsonNode event) {
        JsonNode object = event.path("objectRef");
        String verb = event.path("verb").asText();
        if (object.isMissingNode()) {
            return RequestPath.call(verb, event.path("requestURI").asText());
        }
        return new ApiCall(
                verb,
                object.path("apiGroup").asText(),
                object.path("apiVersion").asText("v1"),
                object.path("resource").asText(),
                object.path("subresource").asText(),
                object.path("namespace").asText(),
                object.path("name").asText(),
                "");
    }

    /** The group's parts the other way round, under {@code io.k8s} where they are not yet. */
    private static String methodName(ApiCall call) {
        if (!call.isResource()) {
            return "io.k8s." + call.verb();
        }
        List<String> parts = new ArrayList<>(List.of(call.apiGroup().split("\\.", -1)));
        Collections.reverse(parts);
        String group = call.apiGroup().isEmpty() ? "core" : String.join(".", parts);
        String prefix = group.startsWith("io.k8s.") || group.contains(".") ? "" : "io.k8s.";
        String subresource = call.subresource().isEmpty() ? "" : call.subresource() + ".";
        return prefix + group + "." + call.apiVersion() + "." + call.resource() + "." + subresource + call.verb();
    }

    private static String resourceName(ApiCall call) {
        if (!call.isResource()) {
            return call.uri().replaceFirst("^/", "").replaceFirst("\\?.*", "");
        }
        boolean isNamespace = call.apiGroup().isEmpty() && call.resource().equals("namespaces");
        List<String> segments = new ArrayList<>();
        segments.add(call.apiGroup().isEmpty() ? "core" : call.apiGroup());
        segments.add(call.apiVersion());
        if (!call.namespace().isEmpty() && !isNamespace) {
            segments.addAll(List.of("namespaces", call.namespace()));
        }
        segments.add(call.resource());
        String name = isNamespace && call.name().isEmpty() ? call.namespace() : call.name();
        if (!name.isEmpty()) {
            segments.add(name);
        }
        if (!name.isEmpty() && !call.subresource().isEmpty()) {
            segments.add(call.subresource());
        }
        return String.join("/", segments);
    }

    private static int rpcCode(int http) {
        return switch (http) {
            case 400, 422 -> 3;
            case 401 -> 16;
            case 403 -> 7;
            case 404 -> 5;
            case 409 -> 10;
            case 429 -> 8;
            case 503 -> 14;
            case 504 -> 4;
            default -> http >= 500 ? 13 : http >= 400 ? 2 : 0;
        };
    }

    private static int httpCode(int rpc) {
        return switch (rpc) {
            case 3 -> 400;
            case 4 -> 504;
            case 5 -> 404;
            case 7 -> 403;
            case 8 -> 429;
            case 10 -> 409;
            case 14 -> 503;
            case 16 -> 401;
            case 0 -> 200;
            default -> 500;
        };
    }

    /** The body by which Pub/Sub pushes data. */
    public static String push(String data) {
        return pushOf(Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8)));
    }

    /** The body of a push whose data may be no base64. */
    public static String pushOf(String base64) {
        ObjectNode push = MAPPER.createObjectNode();
        ObjectNode message = push.putObject("message").put("data", base64);
        message.putObject("attributes").put("logging.googleapis.com/timestamp", "2026-01-05T10:00:00Z");
        message.put("messageId", "136969346945").put("publishTime", "2026-01-05T10:00:01Z");
        return push.put("subscription", "projects/" + PROJECT + "/subscriptions/sawatch")
                .toString();
    }

    /** Log entries as {@code gcloud logging read --format=json} prints them. */
    public static String printed(List<String> entries) {
        ArrayNode array = MAPPER.createArrayNode();
        try {
            for (String entry : entries) {
                array.add(MAPPER.readTree(entry));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no entry", e);
        }
        return array.toPrettyString();
    }

    private GkeEntries() {}
}
