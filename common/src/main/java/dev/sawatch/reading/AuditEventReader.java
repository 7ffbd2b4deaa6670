package dev.sawatch.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
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
    private final Cluster cluster;
    private final EventFields fields;
    private final EventFaults faults;
    /** Whether an event has been begun and not yet read to its end. */
    private boolean open;

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
        this.faults = new EventFaults(cluster, fields);
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
     * Hands over what is left of an event on which {@link #read} threw because its log service cut it off. API servers write
     * who asked, for what and with which result before the bodies, which make an event too long; what follows them is lost.
     * Such an event is told as {@linkplain AuditEvent#deduced() deduced} where at least its user, verb and path are there,
     * else rejected as {@link Rejection.Reason#TRUNCATED} or {@link Rejection.Reason#TRUNCATED_URI}.
     *
     * @param text the event, from its beginning; so many characters of it as a rejection keeps are enough
     * @param logged when the event was logged, which stands for the time that was cut off; null where that is not known
     */
    public void readCut(String text, @Nullable Instant logged, EventSink sink) throws IOException {
        Rejection uri = brokenByUri(text, true, logged);
        if (uri != null) {
            sink.rejected(uri);
        } else if (!fields.isCutBehindCall()) {
            sink.rejected(
                    faults.of(Rejection.Reason.TRUNCATED, "an audit event cut off before it said who asked what"));
        } else if (!isPassedOver(sink)) {
            AuditEvent event = fields.toCutEvent(cluster, logged);
            if (event == null) {
                sink.rejected(faults.of(Rejection.Reason.TRUNCATED, "an audit event cut off before its time"));
            } else {
                handOver(sink, event);
            }
        }
    }

    /**
     * What became of an event when {@link #read} threw because its JSON broke off within an overlong request URI, or
     * between that and the user: null where it broke anywhere else.
     *
     * @param text the record, from its beginning; so many characters of it as a rejection keeps are enough
     * @param cut whether the log service said that it cut the record
     * @param logged when the event was logged, null where that is not known
     */
    public @Nullable Rejection brokenByUri(String text, boolean cut, @Nullable Instant logged) {
        if (!open) {
            fields.clear();
        }
        return faults.ofUri(text, cut, logged);
    }

    /** Returns whether it was a list alone, whose items have been handed over. */
    private boolean readFields(JsonParser parser, EventSink sink) throws IOException {
        fields.clear();
        open = true;
        names.begin();
        boolean list = false;
        boolean named = parser.currentToken() == JsonToken.FIELD_NAME;
        for (String name = named ? parser.currentName() : names.next(parser); name != null; name = names.next(parser)) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY && isList(name) && !fields.isEvent()) {
                list = true;
                readList(parser, sink);
                fields.clear();
            } else {
                readField(parser, name, value);
            }
        }
        open = false;
        return list && !fields.isEvent();
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
                case "annotations" -> fields.annotations.read(parser);
                default -> parser.skipChildren();
            }
        } else if (value == JsonToken.START_ARRAY && name.equals("sourceIPs")) {
            fields.readSourceIps(parser);
        } else {
            parser.skipChildren();
        }
    }

    private void handOver(EventSink sink) throws IOException {
        Rejection fault = faults.ofWhole();
        if (fault != null) {
            sink.rejected(fault);
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
            sink.rejected(faults.of(Rejection.Reason.BAD_TIME, "no time in requestReceivedTimestamp"));
        } else if (isServiceAccount(event.user()) || isServiceAccount(event.impersonated())) {
            sink.event(event);
        } else {
            sink.skipped(Skip.NOT_A_SERVICE_ACCOUNT);
        }
    }

    private static boolean isServiceAccount(AuditEvent.@Nullable User user) {
        return user != null && user.serviceAccount() != null;
    }
}
