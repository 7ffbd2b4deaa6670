package dev.sawatch.reading.eks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.reading.AuditEventReader;
import dev.sawatch.reading.EnvelopeReader;
import dev.sawatch.reading.EventSink;
import java.io.IOException;
import java.util.Set;

/**
 * What the commands {@code aws logs filter-log-events} ({@code {"events": [{"logStreamName", "timestamp", "message"}]}})
 * and {@code aws logs get-query-results} ({@code {"results": [[{"field": "@message", "value"}]]}}) print. Neither names
 * its log group. Lists of bare audit events under {@code events} are read too.
 */
public final class QueryResultReader implements EnvelopeReader {
    private static final Set<String> LOG_EVENT =
            Set.of("logStreamName", "timestamp", "message", "ingestionTime", "eventId");

    private final Cluster cluster;
    private final LogLineReader logEvents;
    private final MessageReader messages;
    private final AuditEventReader audit;

    /** @param cluster of which the events are said to be */
    public QueryResultReader(Cluster cluster) {
        this.cluster = cluster;
        this.logEvents = new LogLineReader(cluster);
        this.messages = new MessageReader(cluster);
        this.audit = new AuditEventReader(cluster);
    }

    @Override
    public boolean recognises(Set<String> fieldNames) {
        return (fieldNames.contains("results") || fieldNames.contains("events"))
                && !fieldNames.contains("kind")
                && !fieldNames.contains("auditID");
    }

    @Override
    public void read(JsonParser parser, EventSink sink) throws IOException {
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY && (name.equals("events") || name.equals("results"))) {
                readList(parser, name.equals("events"), sink);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readList(JsonParser parser, boolean events, EventSink sink) throws IOException {
        JsonToken value;
        while ((value = parser.nextToken()) != JsonToken.END_ARRAY) {
            if (events && value == JsonToken.START_OBJECT) {
                readEvent(parser, sink);
            } else if (!events && value == JsonToken.START_ARRAY) {
                readRow(parser, sink);
            } else {
                logEvents.rejectOther(parser, sink);
            }
        }
    }

    private void readEvent(JsonParser parser, EventSink sink) throws IOException {
        String name = parser.nextFieldName();
        if (name == null) {
            reject(Rejection.Reason.UNKNOWN_FORM, "a log event without any field", sink);
        } else if (LOG_EVENT.contains(name)) {
            logEvents.read(parser, sink);
        } else {
            audit.read(parser, sink);
        }
    }

    private void readRow(JsonParser parser, EventSink sink) throws IOException {
        boolean read = false;
        JsonToken value;
        while ((value = parser.nextToken()) != JsonToken.END_ARRAY) {
            if (value == JsonToken.START_OBJECT) {
                read |= readCell(parser, sink);
            } else {
                parser.skipChildren();
            }
        }
        if (!read) {
            reject(Rejection.Reason.MISSING_FIELD, "a row of a query's result without @message", sink);
        }
    }

    private boolean readCell(JsonParser parser, EventSink sink) throws IOException {
        String field = "";
        boolean read = false;
        String name;
        while ((name = parser.nextFieldName()) != null) {
            boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
            if (text && name.equals("field")) {
                field = parser.getText();
            } else if (text && name.equals("value") && field.equals("@message")) {
                messages.read(parser, null, sink);
                read = true;
            } else {
                parser.skipChildren();
            }
        }
        return read;
    }

    private void reject(Rejection.Reason reason, String detail, EventSink sink) {
        sink.rejected(new Rejection(cluster, reason, detail, ""));
    }
}
