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
 * an EventList. Streaming: bodies ({@code requestObject}, {@code responseObject}) are skipped token by token, never built
 * or kept. A reader may be used again and again, but by one thread at a time. It also takes a parser at an object's first
 * FIELD_NAME, for readers that must look at that to know what the object is.
 */
public final class AuditEventReader implements EnvelopeReader {
    private static final String VERSION_PREFIX = "audit.k8s.io/";
    private static final Set<String> VERSIONS = Set.of("audit.k8s.io/v1", "audit.k8s.io/v1beta1");

    private final Cluster cluster;
    private final EventFields fields = new EventFields();

    /** @param cluster the cluster that the events are of; raw events do not name it */
    public AuditEventReader(Cluster cluster) {
        this.cluster = cluster;
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
        fields.clear();
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
     * @param parser at the START_OBJECT of the text before the cut; its end is never an error
     * @param logged when the event was logged, which stands for the time that was cut off; null where that is not known
     * @throws IOException where the parser cannot read at all, other than for broken JSON
     */
    public void readCut(JsonParser parser, @Nullable Instant logged, EventSink sink) throws IOException {
        fields.clear();
        try {
            readFields(parser, sink);
        } catch (JsonProcessingException cut) {
            // This is where the log service cut; what stands before it has been read.
        }
        Skip skip = fields.isComplete() ? fields.skip() : null;
        AuditEvent event = fields.isComplete() && logged != null ? fields.toCutEvent(cluster, logged) : null;
        if (skip != null) {
            sink.skipped(skip);
        } else if (event != null) {
            sink.event(event);
        } else {
            reject(sink, Rejection.Reason.TRUNCATED, null);
        }
    }

    /** Returns whether it was a list, whose items have been handed over. */
    private boolean readFields(JsonParser parser, EventSink sink) throws IOException {
        boolean list = false;
        boolean named = parser.currentToken() == JsonToken.FIELD_NAME;
        for (String name = named ? parser.currentName() : parser.nextFieldName();
                name != null;
                name = parser.nextFieldName()) {
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
        if (value == JsonToken.START_OBJECT) {
            switch (name) {
                case "user" -> fields.user.read(parser);
                case "impersonatedUser" -> fields.impersonate(parser);
                case "objectRef" -> fields.readObjectRef(parser);
                case "responseStatus" -> fields.readResponseStatus(parser);
                case "annotations" -> fields.readAnnotations(parser);
                default -> parser.skipChildren();
            }
        } else if (value == JsonToken.VALUE_STRING) {
            fields.text(name, parser);
        } else if (value == JsonToken.START_ARRAY && name.equals("sourceIPs")) {
            fields.sourceIp = lastText(parser);
        } else {
            parser.skipChildren();
        }
    }

    /** The last text of an array; empty for none. All but the last address can be set by the client. */
    private static String lastText(JsonParser parser) throws IOException {
        String last = "";
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            if (token == JsonToken.VALUE_STRING) {
                last = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        return last;
    }

    private void handOver(EventSink sink) {
        String version = fields.apiVersion;
        if (version != null && !VERSIONS.contains(version)) {
            boolean audit = version.startsWith(VERSION_PREFIX);
            reject(sink, audit ? Rejection.Reason.UNKNOWN_VERSION : Rejection.Reason.UNKNOWN_FORM, "apiVersion");
            return;
        }
        String missing = fields.missing();
        if (missing != null) {
            reject(sink, Rejection.Reason.MISSING_FIELD, missing);
            return;
        }
        Skip skip = fields.skip();
        if (skip != null) {
            sink.skipped(skip);
            return;
        }
        AuditEvent event = fields.toEvent(cluster);
        if (event == null) {
            reject(sink, Rejection.Reason.BAD_TIME, "requestReceivedTimestamp");
        } else {
            sink.event(event);
        }
    }

    private void reject(EventSink sink, Rejection.Reason reason, @Nullable String field) {
        String what = switch (reason) {
            case MISSING_FIELD -> "an audit event without " + field;
            case BAD_TIME -> "no time in " + field;
            case TRUNCATED -> "an audit event cut off before its object";
            default -> "unknown " + field;
        };
        String id = fields.auditId == null ? "" : " (auditID " + Untrusted.line(fields.auditId) + ")";
        sink.rejected(new Rejection(cluster, reason, what + id, fields.excerpt()));
    }
}
