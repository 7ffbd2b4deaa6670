package dev.sawatch.reading.eks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.reading.AuditEventReader;
import dev.sawatch.reading.EventSink;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of a log group of EKS. Only those that begin with a brace are audit events: the group holds the logs of
 * the scheduler, the controller manager and the authenticator too. CloudWatch Logs takes entries of 1 MB; longer ones
 * end in {@value #CUT} and go on nowhere (falcosecurity/plugins, issue 299).
 */
final class MessageReader {
    private static final String CUT = "[Truncated...]";

    private final Cluster cluster;
    private final AuditEventReader events;
    private final InnerJson inner = new InnerJson();

    /** @param cluster of which the events are said to be */
    MessageReader(Cluster cluster) {
        this.cluster = cluster;
        this.events = new AuditEventReader(cluster);
    }

    /**
     * Reads a message from the parser's current text, or as an object where a transformer has made one of it.
     *
     * @param logged the time of the log event; null where it is not known
     */
    void read(JsonParser parser, @Nullable Instant logged, EventSink sink) throws IOException {
        if (parser.currentToken().isStructStart()) {
            readObject(parser, sink);
        } else {
            inner.take(parser);
            readText(logged, sink);
        }
    }

    private void readObject(JsonParser parser, EventSink sink) throws IOException {
        if (parser.isExpectedStartObjectToken()) {
            events.read(parser, sink);
        } else {
            parser.skipChildren();
            sink.skipped(Skip.OTHER_LOG);
        }
    }

    /** Reads a message from a payload that was taken as a whole. */
    void read(LogEventsInPlace payload, int logEvent, EventSink sink) throws IOException {
        payload.giveMessage(logEvent, inner);
        readText(Instant.ofEpochMilli(payload.time(logEvent)), sink);
    }

    private void readText(@Nullable Instant logged, EventSink sink) throws IOException {
        if (!inner.isObject()) {
            sink.skipped(Skip.OTHER_LOG);
            return;
        }
        boolean cut = inner.dropEnding(CUT);
        int next = inner.begin();
        while (next >= 0) {
            int broken = inner.readIntact(next, events, sink);
            next = broken < 0 ? -1 : readEvents(broken, cut, logged, sink);
        }
    }

    /** Reads events by a parser, up to a broken one; says where the next one begins behind that, or -1. */
    private int readEvents(int from, boolean cut, @Nullable Instant logged, EventSink sink) throws IOException {
        int begin = from;
        try (JsonParser json = inner.parser(from)) {
            JsonToken token = json.nextToken();
            while (token != null) {
                readValue(json, token, begin, sink);
                token = json.nextToken();
                begin = token == null
                        ? begin
                        : from + (int) json.currentTokenLocation().getByteOffset();
            }
            return -1;
        } catch (JsonProcessingException e) {
            return readBroken(e, from, begin, cut, logged, sink);
        }
    }

    private void readValue(JsonParser json, JsonToken token, int begin, EventSink sink) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            events.read(json, sink);
        } else {
            json.skipChildren();
            reject(Rejection.Reason.UNKNOWN_FORM, "a message that holds more than events", begin, sink);
        }
    }

    private int readBroken(
            JsonProcessingException e, int from, int begin, boolean cut, @Nullable Instant logged, EventSink sink)
            throws IOException {
        Rejection uri = events.brokenByUri(inner.excerpt(begin), cut, logged);
        if (uri != null) {
            sink.rejected(uri);
        } else if (cut) {
            events.readCut(inner.excerpt(begin), logged, sink);
        } else if (e instanceof StreamConstraintsException) {
            reject(Rejection.Reason.TOO_LARGE, "a message nested too deeply", begin, sink);
        } else {
            reject(Rejection.Reason.NOT_JSON, "a message that is no JSON", begin, sink);
        }
        boolean over = cut || e.getLocation() == null;
        return over ? -1 : inner.nextEvent(begin, from + e.getLocation().getByteOffset());
    }

    private void reject(Rejection.Reason reason, String detail, int begin, EventSink sink) {
        sink.rejected(new Rejection(cluster, reason, detail, inner.excerpt(begin)));
    }
}
