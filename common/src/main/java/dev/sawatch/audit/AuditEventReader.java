package dev.sawatch.audit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads audit events of {@code audit.k8s.io/v1}, {@code v1beta1} and those of old captures without a version, alone or in
 * an EventList. Streaming: bodies ({@code requestObject}, {@code responseObject}) are skipped, never built or kept, and
 * an event of which the sink knows all there is to learn is never built either. A reader may be used again and again,
 * but by one thread at a time. It also takes a parser at an object's first FIELD_NAME, from readers that had to look at
 * that to know what the object is.
 */
public final class AuditEventReader implements EnvelopeReader {
    private static final String VERSION_PREFIX = "audit.k8s.io/";
    private static final String V1 = "audit.k8s.io/v1";
    private static final String V1BETA1 = "audit.k8s.io/v1beta1";

    private final Cluster cluster;
    private final EventFields fields;
    private final FieldNames names = new FieldNames(
            "kind",
            "apiVersion",
            "level",
            "auditID",
            "stage",
            "requestURI",
            "verb",
            "user",
            "sourceIPs",
            "userAgent",
            "objectRef",
            "responseStatus",
            "requestReceivedTimestamp",
            "stageTimestamp",
            "annotations");

    /** @param cluster the cluster that the events are of; raw events do not name it */
    public AuditEventReader(Cluster cluster) {
        this.cluster = cluster;
        this.fields = new EventFields(cluster);
    }

    @Override
    public boolean recognises(Set<String> fieldNames) {
        return fieldNames.contains("auditID")
                || fieldNames.contains("items")
                || fieldNames.contains("events")
                || fieldNames.contains("kind")
                || fieldNames.contains("apiVersion");
    }

    @Override
    public void read(JsonParser parser, EventSink sink) throws IOException {
        if (!readFields(parser, sink)) {
            handOver(sink);
        }
    }

    /**
     * Reads an event that its log service cut off. API servers write who asked, for what and with which result before the
     * bodies, which make an event too long; what follows them is lost. Such an event is told as {@linkplain
     * AuditEvent#deduced() deduced} where at least its user, verb and object are there, else rejected as {@link
     * Rejection.Reason#TRUNCATED}.
     *
     * @param parser at the START_OBJECT of the text before the cut; its early end is never an error
     * @param logged when the event was logged, which stands for the time that was cut off; null where that is not known
     */
    public void readCut(JsonParser parser, @Nullable Instant logged, EventSink sink) throws IOException {
        try {
            readFields(parser, sink);
        } catch (JsonProcessingException cut) {
            // This is where the log service cut; what stands before it has been read.
        }
        if (!fields.isCutBehindObject()) {
            reject(sink, Rejection.Reason.TRUNCATED, "an audit event cut off before its object");
        } else if (!isPassedOver(sink)) {
            AuditEvent event = fields.toCutEvent(cluster, logged);
            if (event == null) {
                reject(sink, Rejection.Reason.TRUNCATED, "an audit event cut off before its time");
            } else {
                handOver(sink, event);
            }
        }
    }

    /** Returns whether it was a list, whose items have been handed over. */
    private boolean readFields(JsonParser parser, EventSink sink) throws IOException {
        fields.clear();
        names.begin();
        boolean list = false;
        boolean named = parser.currentToken() == JsonToken.FIELD_NAME;
        for (String name = named ? parser.currentName() : names.next(parser); name != null; name = names.next(parser)) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY && isList(name)) {
                list = true;
                readList(parser, sink);
            } else {
                readField(parser, name, value);
            }
        }
        return list;
    }

    private static boolean isList(String name) {
        return name.equals("items") || name.equals("events");
    }

    private void readList(JsonParser parser, EventSink sink) throws IOException {
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            if (token == JsonToken.START_OBJECT) {
                read(parser, sink);
            } else {
                parser.skipChildren();
                sink.rejected(new Rejection(
                        cluster, Rejection.Reason.UNKNOWN_FORM, "an item of a list of events is no object", ""));
            }
        }
    }

    private void readField(JsonParser parser, String name, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            fields.readText(name, parser);
        } else if (value == JsonToken.START_OBJECT) {
            switch (name) {
                case "user" -> fields.user.read(parser);
                case "impersonatedUser" -> fields.impersonated.read(parser);
                case "objectRef" -> fields.object.read(parser);
                case "responseStatus" -> fields.readResponseStatus(parser);
                case "annotations" -> fields.readAnnotations(parser);
                default -> parser.skipChildren();
            }
        } else if (value == JsonToken.START_ARRAY && name.equals("sourceIPs")) {
            fields.readSourceIps(parser);
        } else {
            parser.skipChildren();
        }
    }

    private void handOver(EventSink sink) throws IOException {
        Rejection.Reason unknown = unknownVersion();
        String missing = fields.missing();
        if (unknown != null) {
            reject(sink, unknown, "unknown apiVersion");
        } else if (missing != null) {
            reject(sink, Rejection.Reason.MISSING_FIELD, "an audit event without " + missing);
        } else if (!isPassedOver(sink)) {
            String fingerprint = fields.fingerprint();
            if (fingerprint.isEmpty() || !sink.isKnown(fingerprint)) {
                handOver(sink, fields.toEvent(cluster, fingerprint));
            }
        }
    }

    private boolean isPassedOver(EventSink sink) {
        if (fields.rest.equals(fields.stage, "RequestReceived")) {
            sink.skipped(Skip.EARLY_STAGE);
        } else if (!fields.user.mayBeServiceAccount() && !fields.impersonated.mayBeServiceAccount()) {
            sink.skipped(Skip.OTHER_USER);
        } else {
            return false;
        }
        return true;
    }

    private void handOver(EventSink sink, @Nullable AuditEvent event) {
        if (event == null) {
            reject(sink, Rejection.Reason.BAD_TIME, "no time in requestReceivedTimestamp");
        } else if (isServiceAccount(event.user()) || isServiceAccount(event.impersonated())) {
            sink.event(event);
        } else {
            sink.skipped(Skip.NOT_A_SERVICE_ACCOUNT);
        }
    }

    private static boolean isServiceAccount(AuditEvent.@Nullable User user) {
        return user != null && user.serviceAccount() != null;
    }

    /** How an apiVersion is wrong, or null where it is known or missing, as in old captures. */
    private Rejection.@Nullable Reason unknownVersion() {
        long version = fields.apiVersion;
        if (version == TextBuffer.NONE || fields.rest.equals(version, V1) || fields.rest.equals(version, V1BETA1)) {
            return null;
        }
        return fields.rest.startsWith(version, VERSION_PREFIX)
                ? Rejection.Reason.UNKNOWN_VERSION
                : Rejection.Reason.UNKNOWN_FORM;
    }

    private void reject(EventSink sink, Rejection.Reason reason, String fault) {
        String id = fields.rest.text(fields.auditId);
        String where = id.isEmpty() ? "" : " (auditID " + Untrusted.line(id) + ")";
        sink.rejected(new Rejection(cluster, reason, fault + where, fields.excerpt()));
    }
}
