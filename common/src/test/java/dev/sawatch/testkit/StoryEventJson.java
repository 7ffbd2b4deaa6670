package dev.sawatch.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.ServiceAccount;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Renders a {@link StoryCall} as an API server logs it, at level Metadata. */
final class StoryEventJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    static String of(StoryCall call) {
        ObjectNode event = MAPPER.createObjectNode();
        event.put("kind", "Event").put("apiVersion", "audit.k8s.io/v1").put("level", "Metadata");
        event.put("auditID", call.auditId()).put("stage", call.option("stage", "ResponseComplete"));
        event.put("requestURI", call.target().uri()).put("verb", call.verb());
        event.set("user", user(call.actor(), call.option("pod", "")));
        if (call.options().containsKey("as")) {
            event.set("impersonatedUser", impersonated(call));
        }
        event.putArray("sourceIPs").add(call.option("ip", "10.0.12.7"));
        String agent = call.option("ua", ownProgram(call.actor()));
        if (!agent.equals("-")) {
            event.put("userAgent", agent + " (linux/amd64)");
        }
        if (!call.target().isPath()) {
            event.set("objectRef", objectRef(call.target()));
        }
        event.putObject("responseStatus").put("code", call.code()).putObject("metadata");
        event.put("requestReceivedTimestamp", MICROS.format(call.received()));
        event.put("stageTimestamp", MICROS.format(stageTime(call)));
        if (!call.decision().isEmpty()) {
            event.putObject("annotations").put("authorization.k8s.io/decision", call.decision());
        }
        return event.toString();
    }

    private static Instant stageTime(StoryCall call) {
        return call.received().plusMillis(2);
    }

    /** The user name of {@code NAMESPACE/NAME}; any other name as it is. */
    static String username(String actor) {
        int slash = actor.indexOf('/');
        boolean account = slash > 0 && actor.indexOf(':') < 0 && actor.indexOf('@') < 0;
        return account ? new ServiceAccount(actor.substring(0, slash), actor.substring(slash + 1)).username() : actor;
    }

    private static String ownProgram(String actor) {
        return actor.substring(actor.indexOf('/') + 1).replaceAll("[@:].*", "") + "/v1.4.2";
    }

    private static ObjectNode user(String actor, String pod) {
        ObjectNode user = MAPPER.createObjectNode().put("username", username(actor));
        ServiceAccount account = ServiceAccount.ofUsername(username(actor));
        if (account != null) {
            user.putArray("groups")
                    .add("system:serviceaccounts")
                    .add("system:serviceaccounts:" + account.namespace())
                    .add("system:authenticated");
        } else {
            user.putArray("groups").add("system:authenticated");
        }
        if (!pod.isEmpty()) {
            ObjectNode extra = user.putObject("extra");
            extra.putArray("authentication.kubernetes.io/pod-name").add(pod);
            extra.putArray("authentication.kubernetes.io/pod-uid").add(StoryCall.auditId("pod", pod));
        }
        return user;
    }

    private static ObjectNode impersonated(StoryCall call) {
        ObjectNode user = MAPPER.createObjectNode().put("username", username(call.option("as", "")));
        var groups = user.putArray("groups");
        for (String group : call.option("groups", "").split(",", -1)) {
            if (!group.isEmpty()) {
                groups.add(group);
            }
        }
        groups.add("system:authenticated");
        return user;
    }

    private static ObjectNode objectRef(StoryTarget target) {
        ObjectNode ref = MAPPER.createObjectNode().put("resource", target.resource());
        putNonEmpty(ref, "namespace", target.namespace());
        putNonEmpty(ref, "name", target.name());
        putNonEmpty(ref, "apiGroup", target.group());
        ref.put("apiVersion", "v1");
        putNonEmpty(ref, "subresource", target.subresource());
        return ref;
    }

    private static void putNonEmpty(ObjectNode node, String field, String value) {
        if (!value.isEmpty()) {
            node.put(field, value);
        }
    }

    private StoryEventJson() {}
}
