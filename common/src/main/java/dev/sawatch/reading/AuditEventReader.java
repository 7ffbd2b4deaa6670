package dev.sawatch.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.reading.json.BrokenJsonException;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads audit events of {@code audit.k8s.io/v1}, {@code v1beta1} and those of old captures without a version, alone or in
 * an EventList. Bodies ({@code requestObject}, {@code responseObject}) are skipped, never built or kept, and an event of
 * which the sink knows all there is to learn is never built either. {@link #readInPlace} is the quick way for intact events; whatever
 * it leaves, and streams, are for {@link #read}. A reader may be used again and again, but by one thread at a time. It
 * also takes a parser at an object's first FIELD_NAME, from readers that had to look at that to know what the object is.
 */
public final class AuditEventReader implements EnvelopeReader {
    private final Cluster cluster;
    private final EventFields fields = new EventFields();
    private final EventFaults faults;
    private final EventHandOver handOver;
    private final ParserCopy copy = new ParserCopy();
    /** Whether an event has been begun by a parser and not yet read to its end. */
    private boolean open;

    /** @param cluster the cluster that the events are of; raw events do not name it */
    public AuditEventReader(Cluster cluster) {
        this.cluster = cluster;
        this.faults = new EventFaults(cluster, fields);
        this.handOver = new EventHandOver(cluster, fields);
    }

    @Override
    public boolean recognises(Set<String> fieldNames) {
        return fieldNames.contains("auditID")
                || fieldNames.contains("items")
                || fieldNames.contains("events")
                || fieldNames.contains("kind")
                || fieldNames.contains("apiVersion");
    }

    /**
     * Reads one event where it lies in an array, if nothing is wrong with it.
     *
     * @param from where its bracket opens
     * @param to end of what may be read; the event may end before it
     * @return where it ends; -1 where it must be {@link #read} by a parser, because it is broken, ends early, is a list of
     *     events or would be rejected. Then nothing was handed over
     */
    public int readInPlace(byte[] json, int from, int to, EventSink sink) {
        open = false;
        try {
            int end = fields.read(json, from, to);
            return end >= 0 && faults.ofWhole() == null && handOver.whole(sink) ? end : -1;
        } catch (BrokenJsonException e) {
            return -1;
        }
    }

    @Override
    public void read(JsonParser parser, EventSink sink) throws IOException {
        if (copyFields(parser, sink)) {
            return;
        }
        readCopy();
        Rejection fault = faults.ofWhole();
        if (fault != null) {
            sink.rejected(fault);
        } else if (!handOver.whole(sink)) {
            sink.rejected(faults.of(Rejection.Reason.BAD_TIME, "no time in requestReceivedTimestamp"));
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
        } else if (!handOver.cut(logged, sink)) {
            sink.rejected(faults.of(Rejection.Reason.TRUNCATED, "an audit event cut off before its time"));
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
        fields.clear();
        if (open) {
            readBrokenCopy();
        }
        return faults.ofUri(text, cut, logged);
    }

    /** Returns whether it was a list alone, whose items have been handed over. */
    private boolean copyFields(JsonParser parser, EventSink sink) throws IOException {
        begin();
        boolean list = false;
        boolean named = parser.currentToken() == JsonToken.FIELD_NAME;
        for (String name = named ? parser.currentName() : parser.nextFieldName();
                name != null;
                name = parser.nextFieldName()) {
            if (parser.nextToken() == JsonToken.START_ARRAY && isList(name) && !copy.isEvent()) {
                list = true;
                readList(parser, sink);
                begin();
            } else {
                copy.copyField(name, parser);
            }
        }
        copy.end();
        open = false;
        return list && !copy.isEvent();
    }

    private void begin() {
        copy.begin();
        open = true;
    }

    private void readCopy() throws IOException {
        try {
            fields.read(copy.bytes(), 0, copy.length());
        } catch (BrokenJsonException e) {
            // The copy is clean; but the cursor's bounds are in bytes, those of the parser in characters.
            throw new StreamConstraintsException(e.getMessage());
        }
    }

    private void readBrokenCopy() {
        try {
            fields.read(copy.bytes(), 0, copy.length());
        } catch (BrokenJsonException e) {
            // It ends where the parser gave up; what came before that has been read.
            return;
        }
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
}
