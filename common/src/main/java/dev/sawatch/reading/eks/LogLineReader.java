package dev.sawatch.reading.eks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.reading.EventSink;
import java.io.IOException;
import java.time.Instant;

/**
 * One log event of CloudWatch Logs: {@code {"id", "timestamp", "message"}}, with {@code logStreamName} where it was asked
 * for by a query. {@code extractedFields}, which a filter pattern adds, is skipped: it repeats parts of the message.
 */
final class LogLineReader {
    private final Cluster cluster;
    private final MessageReader messages;

    /** @param cluster of which the events are said to be */
    LogLineReader(Cluster cluster) {
        this.cluster = cluster;
        this.messages = new MessageReader(cluster);
    }

    Cluster cluster() {
        return cluster;
    }

    /** Whether a stream is of the audit log. The API server's own log is in streams named {@code kube-apiserver-} alone. */
    static boolean isAudit(String logStream) {
        return logStream.startsWith("kube-apiserver-audit");
    }

    /** Reads a log event. Its time, if any, stands before its message, as CloudWatch Logs writes it. */
    void read(JsonParser parser, EventSink sink) throws IOException {
        boolean named = parser.currentToken() == JsonToken.FIELD_NAME;
        Instant logged = null;
        boolean audit = true;
        boolean read = false;
        for (String name = named ? parser.currentName() : parser.nextFieldName();
                name != null;
                name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (audit && name.equals("message") && (value == JsonToken.VALUE_STRING || value.isStructStart())) {
                messages.read(parser, logged, sink);
                read = true;
            } else if (name.equals("timestamp") && isLong(parser, value)) {
                logged = Instant.ofEpochMilli(parser.getLongValue());
            } else if (name.equals("logStreamName") && value == JsonToken.VALUE_STRING) {
                audit = isAudit(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        if (!audit) {
            sink.skipped(Skip.OTHER_LOG);
        } else if (!read) {
            sink.rejected(new Rejection(cluster, Rejection.Reason.MISSING_FIELD, "a log event without a message", ""));
        }
    }

    /** Reads a log event of a payload that was taken as a whole. */
    void read(LogEventsInPlace payload, int logEvent, EventSink sink) throws IOException {
        messages.read(payload, logEvent, sink);
    }

    private static boolean isLong(JsonParser parser, JsonToken value) throws IOException {
        return value == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }

    /** Passes over what stands where a log event should. */
    void rejectOther(JsonParser parser, EventSink sink) throws IOException {
        parser.skipChildren();
        sink.rejected(new Rejection(cluster, Rejection.Reason.UNKNOWN_FORM, "a log event that is no object", ""));
    }
}
