package dev.sawatch.reading;

import dev.sawatch.reading.json.BrokenJsonException;
import dev.sawatch.reading.json.FieldNames;
import dev.sawatch.reading.json.JsonCursor;
import dev.sawatch.reading.json.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of the event at hand: where they lie in its source, so that nothing is made of them before it is wanted. */
final class EventFields {
    private static final FieldNames<Boolean> CODE = new FieldNames<>(List.of(true), is -> "code", false);

    private final JsonCursor json = new JsonCursor();
    final Texts texts = json.texts();
    final UserFields user = new UserFields(json);
    final UserFields impersonated = new UserFields(json);
    final ObjectFields object = new ObjectFields(json);
    final AnnotationFields annotations = new AnnotationFields(json);
    final UriField uri = new UriField(json);

    long apiVersion;
    long auditId;
    long stage;
    long verb;
    long received;

    long userAgent;
    long sourceIp;
    int code;

    private long kind;

    void clear() {
        user.clear();
        impersonated.clear();
        apiVersion = auditId = stage = verb = received = Texts.NONE;
        kind = userAgent = sourceIp = Texts.NONE;
        object.clear();
        annotations.clear();
        uri.clear();
        code = 0;
    }

    /**
     * Reads an object.
     *
     * @return where it ends; -1 where it is a list of events, which is not read
     */
    int read(byte[] source, int from, int to) throws BrokenJsonException {
        clear();
        json.begin(source, from, to);
        while (json.nextField()) {
            EventField field = json.field(EventField.NAMES);
            if (field.isList() && json.isArray() && !isEvent()) {
                return -1;
            }
            readField(field);
        }
        return json.offset();
    }

    private void readField(EventField field) throws BrokenJsonException {
        if (json.isText()) {
            readText(field);
        } else if (json.isObject()) {
            readObject(field);
        } else if (json.isArray() && field == EventField.SOURCE_IPS) {
            readSourceIps();
        } else {
            json.skip();
        }
    }

    private void readText(EventField field) throws BrokenJsonException {
        switch (field) {
            case KIND -> kind = json.readText();
            case API_VERSION -> apiVersion = json.readText();
            case AUDIT_ID -> auditId = json.readText();
            case STAGE -> stage = json.readText();
            case REQUEST_URI -> uri.read();
            case VERB -> verb = json.readText();
            case USER_AGENT -> userAgent = json.readText();
            case RECEIVED -> received = json.readText();
            case TIMESTAMP -> {
                long time = json.readText();
                received = received == Texts.NONE ? time : received;
            }
            default -> json.skip();
        }
    }

    private void readObject(EventField field) throws BrokenJsonException {
        switch (field) {
            case USER -> user.read();
            case IMPERSONATED_USER -> impersonated.read();
            case OBJECT_REF -> object.read();
            case RESPONSE_STATUS -> readResponseStatus();
            case ANNOTATIONS -> annotations.read();
            default -> json.skip();
        }
    }

    /** Keeps the last address alone: all others can be set by the client. */
    private void readSourceIps() throws BrokenJsonException {
        json.enterArray();
        while (json.nextElement()) {
            if (json.isText()) {
                sourceIp = json.readText();
            } else {
                json.skip();
            }
        }
    }

    private void readResponseStatus() throws BrokenJsonException {
        json.enterObject();
        while (json.nextField()) {
            if (json.field(CODE)) {
                code = json.readInt(code);
            } else {
                json.skip();
            }
        }
    }

    /** The first field that every event has and this one lacks, or null. */
    @Nullable
    String missing() {
        if (auditId == Texts.NONE) {
            return "auditID";
        } else if (!user.isPresent()) {
            return "user";
        } else if (verb == Texts.NONE) {
            return "verb";
        } else if (stage == Texts.NONE) {
            return "stage";
        }
        return received == Texts.NONE ? "requestReceivedTimestamp" : null;
    }

    /** Whether this is an event by what has been read of it, and no list of events. */
    private boolean isEvent() {
        return auditId != Texts.NONE || texts.equals(kind, "Event");
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

    /** What was understood of a rejected event: enough to find it in its log again. */
    String excerpt() {
        return "auditID=" + texts.text(auditId) + " stage=" + texts.text(stage) + " verb=" + texts.text(verb) + " user="
                + user.username() + " requestReceivedTimestamp=" + texts.text(received) + " requestURI="
                + uri.text();
    }
}
