package dev.sawatch.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.sawatch.audit.AuditEventReader;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.EventSink;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
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
     * Reads a message from the parser's current text in place, or as an object where a transformer has made one of it.
     *
     * @param logged the time of the log event; null where it is not known
     */
    void read(JsonParser parser, @Nullable Instant logged, EventSink sink) throws IOException {
        if (parser.currentToken().isStructStart()) {
            readObject(parser, sink);
        } else {
            readText(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength(), logged, sink);
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

    private void readText(char[] text, int begin, int length, @Nullable Instant logged, EventSink sink)
            throws IOException {
        int from = begin;
        int to = begin + length;
        while (from < to && text[from] <= ' ') {
            from++;
        }
        while (from < to && text[to - 1] <= ' ') {
            to--;
        }
        if (from == to || text[from] != '{') {
            sink.skipped(Skip.OTHER_LOG);
        } else if (isCut(text, from, to)) {
            readCut(text, from, to - CUT.length(), logged, sink);
        } else {
            readWhole(text, from, to, sink);
        }
    }

    private static boolean isCut(char[] text, int from, int to) {
        int begin = to - CUT.length();
        return begin > from && text[to - 1] == ']' && new String(text, begin, CUT.length()).equals(CUT);
    }

    private void readCut(char[] text, int from, int to, @Nullable Instant logged, EventSink sink) throws IOException {
        try (JsonParser json = inner.parser(text, from, to)) {
            json.nextToken();
            events.readCut(json, logged, sink);
        }
    }

    private void readWhole(char[] text, int from, int to, EventSink sink) throws IOException {
        try (JsonParser json = inner.parser(text, from, to)) {
            json.nextToken();
            events.read(json, sink);
        } catch (StreamConstraintsException e) {
            reject(Rejection.Reason.TOO_LARGE, "a message nested too deeply", text, from, to, sink);
        } catch (JsonProcessingException e) {
            reject(Rejection.Reason.NOT_JSON, "a message that is no JSON", text, from, to, sink);
        }
    }

    private void reject(Rejection.Reason reason, String detail, char[] text, int from, int to, EventSink sink) {
        String excerpt = new String(text, from, Math.min(to - from, Rejection.MAX_EXCERPT));
        sink.rejected(new Rejection(cluster, reason, detail, Rejection.withoutBodies(excerpt)));
    }
}
