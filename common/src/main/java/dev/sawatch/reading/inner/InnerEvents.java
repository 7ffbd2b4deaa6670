package dev.sawatch.reading.inner;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.reading.AuditEventReader;
import dev.sawatch.reading.EventSink;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads audit events that are a text within JSON. A text that does not begin with a brace is of another log: an envelope
 * carries all logs of a control plane alike. Intact events are read where they lie; what is broken goes to a parser, and
 * of what was cut off the metadata is recovered.
 */
public final class InnerEvents {
    private final Cluster cluster;
    private final Cut cut;
    private final AuditEventReader events;
    private final InnerJson inner = new InnerJson();

    /** When a text was logged, asked for only where an event has lost its own time; null where that is not known. */
    @FunctionalInterface
    public interface Logged {
        /** The time. */
        @Nullable
        Instant time();
    }

    /**
     * How a log service leaves what is too long.
     *
     * @param mark with which such texts end
     */
    public record Cut(String mark) {
        /** It cuts without a word: one event a text, whose JSON ends early. */
        public static final Cut SILENT = new Cut("");

        /** It ends what it cut with a text of its own. */
        public static Cut marked(String mark) {
            return new Cut(mark);
        }

        boolean isSilent() {
            return mark.isEmpty();
        }
    }

    /**
     * @param cluster of which the events are said to be
     * @param cut how the log service cuts
     */
    public InnerEvents(Cluster cluster, Cut cut) {
        this.cluster = cluster;
        this.cut = cut;
        this.events = new AuditEventReader(cluster);
    }

    /** Reads the parser's current text. */
    public void read(JsonParser parser, Logged logged, EventSink sink) throws IOException {
        inner.take(parser);
        read(logged, sink);
    }

    /** Reads a text where its bytes are. */
    public void read(byte[] text, int from, int to, Logged logged, EventSink sink) throws IOException {
        inner.take(text, from, to);
        read(logged, sink);
    }

    private void read(Logged logged, EventSink sink) throws IOException {
        if (!inner.isObject()) {
            sink.skipped(Skip.OTHER_LOG);
            return;
        }
        boolean marked = !cut.isSilent() && inner.dropEnding(cut.mark());
        int next = inner.begin();
        while (next >= 0) {
            int broken = inner.readIntact(next, events, sink);
            next = broken < 0 ? -1 : readEvents(broken, marked, logged, sink);
        }
    }

    /** Reads events by a parser, up to a broken one; says where the next one begins behind that, or -1. */
    private int readEvents(int from, boolean marked, Logged logged, EventSink sink) throws IOException {
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
            long failed = e.getLocation() == null ? -1 : from + e.getLocation().getByteOffset();
            boolean over = marked || cut.isSilent() || failed < 0;
            tellBroken(e, begin, marked || isCutSilently(e, failed), logged, sink);
            return over ? -1 : inner.nextEvent(begin, failed);
        }
    }

    private boolean isCutSilently(JsonProcessingException e, long failed) {
        boolean ended = e instanceof JsonEOFException || inner.isEnd(failed);
        return cut.isSilent() && ended && !(e instanceof StreamConstraintsException);
    }

    private void readValue(JsonParser json, JsonToken token, int begin, EventSink sink) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            events.read(json, sink);
        } else {
            json.skipChildren();
            reject(Rejection.Reason.UNKNOWN_FORM, "a message that holds more than events", begin, sink);
        }
    }

    private void tellBroken(JsonProcessingException e, int begin, boolean isCut, Logged logged, EventSink sink)
            throws IOException {
        Instant time = logged.time();
        Rejection uri = events.brokenByUri(inner.excerpt(begin), isCut, time);
        if (uri != null) {
            sink.rejected(uri);
        } else if (isCut) {
            events.readCut(inner.excerpt(begin), time, sink);
        } else if (e instanceof StreamConstraintsException) {
            reject(Rejection.Reason.TOO_LARGE, "a message nested too deeply", begin, sink);
        } else {
            reject(Rejection.Reason.NOT_JSON, "a message that is no JSON", begin, sink);
        }
    }

    private void reject(Rejection.Reason reason, String detail, int begin, EventSink sink) {
        sink.rejected(new Rejection(cluster, reason, detail, inner.excerpt(begin)));
    }
}
