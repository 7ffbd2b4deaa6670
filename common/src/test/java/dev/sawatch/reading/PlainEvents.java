package dev.sawatch.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An audit event read the slow and simple way, from a tree: what the reader must find.
 *
 * @param isEvent whether it is a service account's request in a final stage
 * @param texts its texts, by field
 * @param groups of its user
 * @param code its status
 */
record PlainEvents(boolean isEvent, Map<String, String> texts, List<String> groups, int code) {
    private static final Set<String> VERSIONS = Set.of("audit.k8s.io/v1", "audit.k8s.io/v1beta1");
    private static final List<String> OBJECT =
            List.of("resource", "namespace", "apiGroup", "subresource", "name", "apiVersion");
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(AuditJson.MAX_DEPTH)
                    .maxStringLength(AuditJson.MAX_TEXT)
                    .build())
            // Of two fields of one name any may be meant.
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    /** The first value of some JSON; null where it is no UTF-8 or none that is clear. */
    static @Nullable JsonNode tree(byte[] json) {
        try {
            return MAPPER.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString());
        } catch (CharacterCodingException | JsonProcessingException e) {
            return null;
        }
    }

    /** The records of an event or of a list of events, in order; null where it is something of both. */
    static @Nullable List<PlainEvents> of(JsonNode root) {
        boolean items = root.path("items").isArray();
        boolean events = root.path("events").isArray();
        if (!items && !events) {
            return List.of(event(root));
        }
        boolean both = (items && events)
                || root.has("auditID")
                || root.path("kind").asText().equals("Event");
        List<PlainEvents> records = new ArrayList<>();
        for (JsonNode item : root.path(items ? "items" : "events")) {
            both |= item.path("items").isArray() || item.path("events").isArray();
            records.add(event(item));
        }
        return both ? null : records;
    }

    /** Without the object where the other has no resource: then the path tells what is meant. */
    PlainEvents asFarAs(PlainEvents other) {
        Map<String, String> fewer = new TreeMap<>(texts);
        if (!other.texts.containsKey("resource")) {
            fewer.keySet().removeAll(OBJECT);
            OBJECT.stream().filter(other.texts::containsKey).forEach(field -> fewer.put(field, other.texts.get(field)));
        }
        return new PlainEvents(isEvent, fewer, groups, code);
    }

    private static PlainEvents event(JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        put(texts, "auditID", node.path("auditID"));
        put(texts, "verb", node.path("verb"));
        put(texts, "userAgent", node.path("userAgent"));
        put(texts, "username", node.path("user").path("username"));
        put(texts, "as", node.path("impersonatedUser").path("username"));
        put(texts, "decision", node.path("annotations").path("authorization.k8s.io/decision"));
        put(texts, "reason", node.path("annotations").path("authorization.k8s.io/reason"));
        strings(node.path("sourceIPs")).forEach(ip -> texts.put("ip", ip));
        OBJECT.forEach(field -> put(texts, field, node.path("objectRef").path(field)));
        texts.values().removeIf(String::isEmpty);
        JsonNode code = node.path("responseStatus").path("code");
        return new PlainEvents(
                isEvent(node), texts, strings(node.path("user").path("groups")), code.isInt() ? code.intValue() : 0);
    }

    private static boolean isEvent(JsonNode node) {
        JsonNode version = node.path("apiVersion");
        JsonNode received = node.path("requestReceivedTimestamp");
        JsonNode time = received.isTextual() ? received : node.path("timestamp");
        return (!version.isTextual() || VERSIONS.contains(version.asText()))
                && node.path("auditID").isTextual()
                && node.path("user").isObject()
                && node.path("verb").isTextual()
                && node.path("stage").isTextual()
                && !node.path("stage").asText().equals("RequestReceived")
                && time.isTextual()
                && Timestamps.parse(time.asText()) != null
                && (isAccount(node.path("user")) || isAccount(node.path("impersonatedUser")));
    }

    private static boolean isAccount(JsonNode user) {
        return user.path("username").isTextual()
                && ServiceAccount.ofUsername(user.path("username").asText()) != null;
    }

    private static void put(Map<String, String> texts, String field, JsonNode value) {
        if (value.isTextual()) {
            texts.put(field, utf8(value.asText()));
        }
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        if (array.isArray()) {
            array.forEach(value -> {
                if (value.isTextual()) {
                    strings.add(utf8(value.asText()));
                }
            });
        }
        return strings;
    }

    /** Half a surrogate pair, which JSON can express and UTF-8 cannot, is a question mark. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** What the reader found. */
    static PlainEvents of(AuditEvent event) {
        Map<String, String> texts = new TreeMap<>();
        ApiCall call = event.call();
        AuditEvent.User as = event.impersonated();
        texts.put("auditID", event.auditId());
        texts.put("verb", call.verb());
        texts.put("userAgent", event.userAgent());
        texts.put("username", event.user().username());
        texts.put("as", as == null ? "" : as.username());
        texts.put("decision", String.valueOf(event.decision() == null ? "" : event.decision()));
        texts.put("reason", String.valueOf(event.reason() == null ? "" : event.reason()));
        texts.put("ip", event.sourceIp());
        texts.put("resource", call.resource());
        texts.put("namespace", call.namespace());
        texts.put("apiGroup", call.apiGroup());
        texts.put("subresource", call.subresource());
        texts.put("name", call.name());
        texts.put("apiVersion", call.apiVersion());
        texts.values().removeIf(String::isEmpty);
        return new PlainEvents(
                true,
                texts,
                event.user().groups().stream().map(PlainEvents::utf8).toList(),
                event.code());
    }
}
