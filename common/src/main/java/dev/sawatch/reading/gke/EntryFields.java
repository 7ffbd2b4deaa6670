package dev.sawatch.reading.gke;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** The fields of a log entry. Numbers and truth values count as their texts: who exports entries may quote them. */
final class EntryFields {
    private final Map<EntryField, String> texts = new EnumMap<>(EntryField.class);

    /** Reads an object; the parser is at its START_OBJECT, and afterwards at its END_OBJECT. */
    static EntryFields of(JsonParser parser) throws IOException {
        EntryFields fields = new EntryFields();
        fields.read(parser, EntryNode.ROOT);
        return fields;
    }

    private void read(JsonParser parser, EntryNode node) throws IOException {
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken value = parser.nextToken();
            EntryNode child = node.child(name);
            if (child == null || value == JsonToken.VALUE_NULL) {
                parser.skipChildren();
            } else if (value == JsonToken.START_OBJECT) {
                read(parser, child);
            } else if (value == JsonToken.START_ARRAY) {
                readChecks(parser, child);
            } else if (child.field() != null) {
                texts.put(child.field(), parser.getText());
            }
        }
    }

    /** All checks of a request must have been passed. One that was not has no field that says so. */
    private void readChecks(JsonParser parser, EntryNode node) throws IOException {
        boolean granted = true;
        JsonToken value;
        while ((value = parser.nextToken()) != JsonToken.END_ARRAY) {
            if (value == JsonToken.START_OBJECT && node.child("granted") != null) {
                texts.put(EntryField.GRANTED, "false");
                read(parser, node);
                granted &= is(EntryField.GRANTED, "true");
                texts.put(EntryField.GRANTED, String.valueOf(granted));
            } else {
                parser.skipChildren();
            }
        }
    }

    boolean has(EntryField field) {
        return texts.containsKey(field);
    }

    boolean is(EntryField field, String text) {
        return get(field).equals(text);
    }

    /** The field's text; empty where the entry lacks it. */
    String get(EntryField field) {
        return texts.getOrDefault(field, "");
    }
}
