package dev.sawatch.reading;

import dev.sawatch.reading.json.FieldNames;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields of an audit event that are read, and those of a list of events. */
enum EventField {
    KIND("kind"),
    API_VERSION("apiVersion"),
    AUDIT_ID("auditID"),
    STAGE("stage"),
    REQUEST_URI("requestURI"),
    VERB("verb"),
    USER("user"),
    IMPERSONATED_USER("impersonatedUser"),
    SOURCE_IPS("sourceIPs"),
    USER_AGENT("userAgent"),
    OBJECT_REF("objectRef"),
    RESPONSE_STATUS("responseStatus"),
    RECEIVED("requestReceivedTimestamp"),
    /** v1beta1 and before: "time the request reached the apiserver". */
    TIMESTAMP("timestamp"),
    ANNOTATIONS("annotations"),
    ITEMS("items"),
    EVENTS("events"),
    OTHER("");

    /** All but {@link #OTHER}, by their bytes. */
    static final FieldNames<EventField> NAMES = new FieldNames<>(
            Arrays.stream(values()).filter(field -> field != OTHER).toList(), field -> field.json, OTHER);

    private static final Set<String> TEXTS =
            Arrays.stream(values()).map(field -> field.json).collect(Collectors.toUnmodifiableSet());

    private final String json;

    EventField(String json) {
        this.json = json;
    }

    /** Whether a field of that name is read. */
    static boolean isRead(String name) {
        return !name.isEmpty() && TEXTS.contains(name);
    }

    /** Whether the field of this name holds a list of events. */
    boolean isList() {
        return this == ITEMS || this == EVENTS;
    }
}
