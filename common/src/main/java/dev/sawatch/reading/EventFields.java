package dev.sawatch.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the event at hand, while it is being read. Those that decide how the event is judged go into one buffer,
 * which as a whole is the event's {@linkplain AuditEvent#fingerprint fingerprint}; the others into another.
 */
final class EventFields {
    private static final int DATE_LENGTH = "2006-01-02".length();

    final TextBuffer key = new TextBuffer();
    final TextBuffer rest = new TextBuffer();
    final UserFields user = new UserFields(key, rest);
    final UserFields impersonated = new UserFields(rest, rest);
    final ObjectFields object = new ObjectFields(key, rest);
    final AnnotationFields annotations = new AnnotationFields(key, rest);
    final UriField uri = new UriField(rest);

    long apiVersion;
    long auditId;
    long stage;
    long verb;
    long received;

    private final byte[] cluster;
    private long kind;
    private long userAgent;
    private long sourceIp;
    private int code;

    EventFields(Cluster cluster) {
        this.cluster = cluster.id().getBytes(StandardCharsets.UTF_8);
    }

    void clear() {
        key.clear();
        rest.clear();
        user.clear();
        impersonated.clear();
        apiVersion = auditId = stage = verb = received = TextBuffer.NONE;
        kind = userAgent = sourceIp = TextBuffer.NONE;
        object.clear();
        annotations.clear();
        uri.clear();
        code = 0;
    }

    void readText(String field, JsonParser parser) throws IOException {
        switch (field) {
            case "kind" -> kind = rest.append(parser);
            case "apiVersion" -> apiVersion = rest.append(parser);
            case "auditID" -> auditId = rest.append(parser);
            case "stage" -> stage = rest.append(parser);
            case "requestURI" -> uri.read(parser);
            case "requestReceivedTimestamp" -> received = rest.append(parser);
            // v1beta1 and before: "time the request reached the apiserver"
            case "timestamp" -> received = received == TextBuffer.NONE ? rest.append(parser) : received;
            case "verb" -> verb = key.appendTagged('v', parser);
            case "userAgent" -> userAgent = key.appendTagged('a', parser);
            default -> PlainTexts.skip(parser);
        }
    }

    /** Keeps the last address alone: all others can be set by the client. */
    void readSourceIps(JsonParser parser) throws IOException {
        int before = key.position();
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            if (token == JsonToken.VALUE_STRING) {
                key.reset(before);
                sourceIp = key.appendTagged('i', parser);
            } else {
                PlainTexts.skip(parser);
            }
        }
    }

    void readResponseStatus(JsonParser parser) throws IOException {
        String field;
        while ((field = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_NUMBER_INT
                    && field.equals("code")
                    && parser.getNumberType() == JsonParser.NumberType.INT) {
                code = parser.getIntValue();
                key.mark('c', code);
            } else {
                PlainTexts.skip(parser);
            }
        }
    }

    /** The first field that every event has and this one lacks, or null. */
    @Nullable
    String missing() {
        if (auditId == TextBuffer.NONE) {
            return "auditID";
        } else if (!user.isPresent()) {
            return "user";
        } else if (verb == TextBuffer.NONE) {
            return "verb";
        } else if (stage == TextBuffer.NONE) {
            return "stage";
        }
        return received == TextBuffer.NONE ? "requestReceivedTimestamp" : null;
    }

    /**
     * Everything on which the judgement of the event depends, the name of most objects apart, in the order in which the event
     * has it: the same text means the same judgement. Empty for impersonated calls, which are too rare to be worth one.
     */
    String fingerprint() {
        if (impersonated.isPresent()) {
            return "";
        }
        object.completeKey(uri);
        key.mark('t', 0);
        key.append(rest, received, DATE_LENGTH);
        key.mark('k', 0);
        key.append(cluster, 0, cluster.length);
        return key.all();
    }

    /** Whether this is an event by what has been read of it, and no list of events. */
    boolean isEvent() {
        return auditId != TextBuffer.NONE || rest.equals(kind, "Event");
    }

    /**
     * Whether a cut-off event says who asked what: of these, the log has the object last, but the path that was asked for
     * says as much.
     */
    boolean isCutBehindCall() {
        String missing = missing();
        boolean named = missing == null || missing.equals("requestReceivedTimestamp");
        return named && !user.username().isEmpty() && (object.isRead() || uri.isRead());
    }

    /** The event, or null where its time is none. */
    @Nullable
    AuditEvent toEvent(Cluster of, String fingerprint) throws IOException {
        return toEvent(of, Timestamps.parse(rest.text(received)), fingerprint, false);
    }

    /** The event as far as it was read, at its own time where that was before the cut; null where no time is known. */
    @Nullable
    AuditEvent toCutEvent(Cluster of, @Nullable Instant logged) throws IOException {
        if (!object.isRead()) {
            object.clear();
        }
        Instant at = Timestamps.parse(rest.text(received));
        return toEvent(of, at == null ? logged : at, "", true);
    }

    private @Nullable AuditEvent toEvent(Cluster of, @Nullable Instant at, String fingerprint, boolean deduced)
            throws IOException {
        AuditEvent.User caller = user.toUser();
        if (at == null || caller == null) {
            return null;
        }
        annotations.complete();
        return new AuditEvent(
                of,
                rest.text(auditId),
                at,
                caller,
                impersonated.toUser(),
                object.toCall(key.text(verb), uri.text()),
                code,
                annotations.decision(),
                annotations.reason(),
                key.text(sourceIp),
                key.text(userAgent),
                fingerprint,
                deduced);
    }

    /** What was understood of a rejected event: enough to find it in its log again. */
    String excerpt() {
        return "auditID=" + rest.text(auditId) + " stage=" + rest.text(stage) + " verb=" + key.text(verb) + " user="
                + user.username() + " requestReceivedTimestamp=" + rest.text(received) + " requestURI="
                + uri.text();
    }
}
