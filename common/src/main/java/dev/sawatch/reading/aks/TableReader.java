package dev.sawatch.reading.aks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sawatch.audit.Rejection;
import dev.sawatch.reading.EventSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The answer of Log Analytics to a query: {@code {"tables": [{"name", "columns": [{"name", "type"}], "rows": [[]]}]}}. */
final class TableReader {
    private final HandOver handOver;

    TableReader(HandOver handOver) {
        this.handOver = handOver;
    }

    /** Reads a table. */
    void read(JsonParser parser, EventSink sink) throws IOException {
        List<String> columns = new ArrayList<>();
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY && name.equals("columns")) {
                readColumns(parser, columns);
            } else if (value == JsonToken.START_ARRAY && name.equals("rows")) {
                readRows(parser, columns, sink);
            } else {
                parser.skipChildren();
            }
        }
    }

    private static void readColumns(JsonParser parser, List<String> columns) throws IOException {
        JsonToken value;
        while ((value = parser.nextToken()) != JsonToken.END_ARRAY) {
            columns.add(value == JsonToken.START_OBJECT ? readColumn(parser) : "");
            parser.skipChildren();
        }
    }

    private static String readColumn(JsonParser parser) throws IOException {
        String column = "";
        String name;
        while ((name = parser.nextFieldName()) != null) {
            boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
            column = text && name.equals("name") ? parser.getText() : column;
            parser.skipChildren();
        }
        return column;
    }

    private void readRows(JsonParser parser, List<String> columns, EventSink sink) throws IOException {
        JsonToken value;
        while ((value = parser.nextToken()) != JsonToken.END_ARRAY) {
            if (value == JsonToken.START_ARRAY) {
                readRow(parser, columns, sink);
            } else {
                parser.skipChildren();
                String detail = "a row of a table that is no array";
                sink.rejected(new Rejection(null, Rejection.Reason.UNKNOWN_FORM, detail, ""));
            }
        }
    }

    private void readRow(JsonParser parser, List<String> columns, EventSink sink) throws IOException {
        RecordFields row = new RecordFields();
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            row.put(i < columns.size() ? columns.get(i) : "", parser);
        }
        handOver.handOver(row.end(), sink);
    }
}
