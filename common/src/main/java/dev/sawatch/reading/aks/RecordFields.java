package dev.sawatch.reading.aks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sawatch.reading.ParserCopy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Gathers a record from a parser, field by field in any order: one of a hub or a storage account, or a row of Log Analytics
 * in the table AzureDiagnostics or in one of the tables of {@link AuditColumns}.
 */
final class RecordFields {
    private final HubRecord gathered = new HubRecord();
    private final AuditColumns columns = new AuditColumns();

    /** Takes a field; the parser is at its value, and afterwards at the value's end. */
    void put(String name, JsonParser parser) throws IOException {
        JsonToken value = parser.currentToken();
        if (name.equals("properties") && value == JsonToken.START_OBJECT) {
            putProperties(parser);
        } else if (name.equals("log_s") && value == JsonToken.VALUE_STRING) {
            putText(parser);
        } else if (value != JsonToken.VALUE_STRING || !putAbout(name, parser.getText())) {
            columns.put(name, parser);
        }
    }

    /** Takes what is said about the event; columns that are of no use to a row are empty. */
    private boolean putAbout(String name, String text) {
        if (text.isEmpty()) {
            return true;
        }
        switch (name) {
            case "category", "Category" -> gathered.category(text);
            case "resourceId", "ResourceId", "_ResourceId" -> gathered.resourceId(text);
            case "time", "TimeGenerated" -> gathered.time(text);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void putProperties(JsonParser parser) throws IOException {
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            if (name.equals("log") && value == JsonToken.VALUE_STRING) {
                putText(parser);
            } else if (name.equals("log") && value == JsonToken.START_OBJECT) {
                putObject(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void putText(JsonParser parser) throws IOException {
        byte[] utf8 = parser.getText().getBytes(StandardCharsets.UTF_8);
        gathered.text(utf8, 0, utf8.length);
    }

    private void putObject(JsonParser parser) throws IOException {
        ParserCopy copy = new ParserCopy();
        copy.begin();
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            copy.copyField(name, parser);
        }
        copy.end();
        gathered.text(copy.bytes(), 0, copy.length());
    }

    /** The record, of which all fields have been taken. */
    HubRecord end() {
        if (!gathered.hasText()) {
            columns.endInto(gathered);
        }
        return gathered;
    }
}
