package dev.sawatch.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sawatch.audit.AuditEventReader;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.EnvelopeReader;
import dev.sawatch.audit.EventSink;
import dev.sawatch.audit.Rejection;
import java.io.IOException;
import java.util.Set;

/**
 * What the commands {@code aws logs filter-log-events} ({@code {"events": [{"logStreamName", "timestamp", "message"}]}})
 * and {@code aws logs get-query-results} ({@code {"results": [[{"field": "@message", "value"}]]}}) print. Neither names
 * its log group. Lists of bare audit events under {@code events} are read too.
 */
public final class LogQueryReader implements EnvelopeReader {
    private static final Set<String> LOG_EVENT =
            Set.of("logStreamName", "timestamp", "message", "ingestionTime", "eventId");

    private final Cluster cluster;
    private final LogEventReader logEvents;
    private final MessageReader messages;
    private final AuditEventReader audit;

    /** @param cluster of which the events are said to be */
    public LogQueryReader(Cluster cluster) {
        this.cluster = cluster;
        this.logEvents = new LogEventReader(cluster);
        this.messages = new MessageReader(cluster);
        this.audit = new AuditEventReader(cluster);
    }

    @Override
    public boolean recognises(Set<String> fieldNames) {
        return (fieldNames.contains("results") || fieldNames.contains("events")) && !fieldNames.contains("kind");
    }

    @Override
    public void read(JsonParser parser, EventSink sink) throws IOException {
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY && name.equals("events")) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    readEvent(parser, sink);
                }
            } else if (value == JsonToken.START_ARRAY && name.equals("results")) {
                while (parser.nextToken() == JsonToken.START_ARRAY) {
                    readRow(parser, sink);
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readEvent(JsonParser parser, EventSink sink) throws IOException {
        if (LOG_EVENT.contains(String.valueOf(parser.nextFieldName()))) {
            logEvents.read(parser, sink);
        } else {
            audit.read(parser, sink);
        }
    }

    private void readRow(JsonParser parser, EventSink sink) throws IOException {
        boolean read = false;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            read |= readCell(parser, sink);
        }
        if (!read) {
            sink.rejected(new Rejection(
                    cluster, Rejection.Reason.MISSING_FIELD, "a row of a query's result without @message", ""));
        }
    }

    private boolean readCell(JsonParser parser, EventSink sink) throws IOException {
        String field = "";
        boolean read = false;
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            if (name.equals("field")) {
                field = parser.getText();
            } else if (name.equals("value") && field.equals("@message") && value == JsonToken.VALUE_STRING) {
                messages.read(parser, null, sink);
                read = true;
            } else {
                parser.skipChildren();
            }
        }
        return read;
    }
}
