package dev.sawatch.reading.eks;

import com.fasterxml.jackson.core.JsonParser;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Skip;
import dev.sawatch.reading.AuditEventReader;
import dev.sawatch.reading.EventSink;
import dev.sawatch.reading.inner.InnerEvents;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of a log group of EKS. The group holds the logs of the scheduler, the controller manager and the authenticator
 * too. CloudWatch Logs takes entries of 1 MB; longer ones end in {@value #CUT} and go on nowhere (falcosecurity/plugins,
 * issue 299).
 */
final class MessageReader {
    private static final String CUT = "[Truncated...]";

    private final AuditEventReader events;
    private final InnerEvents texts;

    /** @param cluster of which the events are said to be */
    MessageReader(Cluster cluster) {
        this.events = new AuditEventReader(cluster);
        this.texts = new InnerEvents(cluster, InnerEvents.Cut.marked(CUT));
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
            texts.read(parser, () -> logged, sink);
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
        payload.readMessage(logEvent, texts, sink);
    }
}
