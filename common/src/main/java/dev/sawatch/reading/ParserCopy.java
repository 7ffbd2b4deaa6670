package dev.sawatch.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sawatch.reading.json.Utf8Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What is read of an object that only a parser can read: one that comes as a stream, or is broken. Its whole tokens are copied as
 * clean JSON; a copy of what breaks off breaks off at the same place.
 */
public final class ParserCopy {
    private static final int INITIAL = 1 << 12;

    private final Utf8Buffer bytes = new Utf8Buffer(INITIAL);
    private boolean separated;
    private boolean event;

    /** Begins another object. */
    public void begin() {
        bytes.clear();
        event = false;
        separated = false;
        open('{');
    }

    /** Copies a field, if it is one that is read; the parser is at its value, and afterwards at the value's end. */
    public void copyField(String name, JsonParser parser) throws IOException {
        JsonToken value = parser.currentToken();
        if (!EventField.isRead(name)) {
            parser.skipChildren();
            return;
        }
        copyName(name);
        copyValue(parser);
        event |= value == JsonToken.VALUE_STRING
                && (name.equals("auditID")
                        || (name.equals("kind") && parser.getText().equals("Event")));
    }

    /** Whether it is an event by what has been copied, and no list of events. */
    boolean isEvent() {
        return event;
    }

    /** Ends the object. */
    public void end() {
        bytes.append('}');
    }

    /** Holds the copy, from its beginning; good until the next object begins. */
    public byte[] bytes() {
        return bytes.bytes();
    }

    /** Length of the copy, in bytes. */
    public int length() {
        return bytes.length();
    }

    private void copyValue(JsonParser parser) throws IOException {
        int depth = 0;
        JsonToken token = parser.currentToken();
        while (true) {
            copy(token, parser);
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth == 0) {
                return;
            }
            token = parser.nextToken();
        }
    }

    private void copy(JsonToken token, JsonParser parser) throws IOException {
        switch (token) {
            case START_OBJECT -> open('{');
            case START_ARRAY -> open('[');
            case END_OBJECT -> bytes.append('}');
            case END_ARRAY -> bytes.append(']');
            case FIELD_NAME -> copyName(parser.currentName());
            default -> copyScalar(token, parser);
        }
        if (token.isStructEnd()) {
            separated = true;
        }
    }

    private void open(char bracket) {
        separate();
        bytes.append(bracket);
        separated = false;
    }

    private void copyName(String name) {
        separate();
        bytes.append('"');
        appendQuoted(name);
        bytes.append(':');
        separated = false;
    }

    private void copyScalar(JsonToken token, JsonParser parser) throws IOException {
        separate();
        if (token == JsonToken.VALUE_STRING) {
            bytes.append('"');
            appendQuoted(parser.getText());
        } else {
            byte[] ascii = parser.getText().getBytes(StandardCharsets.US_ASCII);
            bytes.append(ascii, 0, ascii.length);
        }
        separated = true;
    }

    private void separate() {
        if (separated) {
            bytes.append(',');
        }
    }

    /** Half a surrogate pair, which JSON can express and UTF-8 cannot, becomes a question mark. */
    private void appendQuoted(String text) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        byte[] quoted = JsonStringEncoder.getInstance().quoteAsUTF8(whole);
        bytes.append(quoted, 0, quoted.length);
        bytes.append('"');
    }
}
