package dev.sawatch.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts of the event at hand, one behind the other in UTF-8, so that none of them becomes an object before somebody wants
 * it. A text is known by its slice: where it begins and how long it is, in one number; 0 stands for none.
 */
final class TextBuffer {
    /** No text. */
    static final long NONE = 0;

    private static final int INITIAL = 1 << 12;
    private static final int KEPT = 1 << 16;
    private static final int HEAD = 5;
    /** What makes the rest of an object, which begins with a comma, an object again. */
    private static final byte[] HEAD_OF_REST = "{\"\":0".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[INITIAL];
    private int length = 1;

    void clear() {
        length = 1;
        if (bytes.length > KEPT) {
            bytes = new byte[INITIAL];
        }
    }

    /** Appends the parser's current text, which must not be taken from the parser again. */
    long append(JsonParser parser) throws IOException {
        long plain = parser instanceof PlainTexts texts ? texts.takePlain(this) : NONE;
        return plain != NONE
                ? plain
                : append(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    /**
     * Appends what is left of the object that the parser is in, behind a field, and takes the parser to the object's end.
     *
     * @return its slice, for {@link #readRest}; {@link #NONE} where the parser must read on
     */
    long appendRest(JsonParser parser) throws IOException {
        return parser instanceof PlainTexts texts ? texts.takeRest(this) : NONE;
    }

    /** Takes a field; the parser is at its value, and afterwards at the value's end. */
    @FunctionalInterface
    interface FieldReader {
        void read(JsonParser parser, String name, JsonToken value) throws IOException;
    }

    /** Reads the fields of the rest of an object. */
    void readRest(long slice, FieldReader reader) throws IOException {
        byte[] object = new byte[HEAD_OF_REST.length + length(slice)];
        System.arraycopy(HEAD_OF_REST, 0, object, 0, HEAD_OF_REST.length);
        System.arraycopy(bytes, start(slice), object, HEAD_OF_REST.length, length(slice));
        try (JsonParser parser = AuditJson.FACTORY.createParser(object)) {
            parser.nextToken();
            String name;
            while ((name = parser.nextFieldName()) != null) {
                reader.read(parser, name, parser.nextToken());
            }
        }
    }

    /**
     * As {@link #append(JsonParser)}, behind a tag and the text's length, so that no text can be mistaken for another's
     * beginning.
     *
     * @return slice of the text alone
     */
    long appendTagged(char tag, JsonParser parser) throws IOException {
        int head = length;
        ensure(HEAD);
        length += HEAD;
        long slice = append(parser);
        head(head, tag, length(slice));
        return slice;
    }

    /** Appends a tag and a number. */
    void mark(char tag, int value) {
        ensure(HEAD);
        head(length, tag, value);
        length += HEAD;
    }

    private void head(int at, char tag, int value) {
        bytes[at] = (byte) tag;
        bytes[at + 1] = (byte) value;
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) (value >>> 16);
        bytes[at + 4] = (byte) (value >>> 24);
    }

    /** Appends the beginning of another buffer's text. */
    void append(TextBuffer other, long slice, int count) {
        append(other.bytes, start(slice), Math.min(count, length(slice)));
    }

    /** Appends UTF-8. */
    long append(byte[] from, int offset, int count) {
        ensure(count);
        System.arraycopy(from, offset, bytes, length, count);
        return appended(count);
    }

    private long append(char[] from, int offset, int count) {
        ensure(count);
        for (int i = 0; i < count; i++) {
            char c = from[offset + i];
            if (c >= 0x80) {
                byte[] encoded = new String(from, offset, count).getBytes(StandardCharsets.UTF_8);
                return append(encoded, 0, encoded.length);
            }
            bytes[length + i] = (byte) c;
        }
        return appended(count);
    }

    private long appended(int count) {
        long slice = (long) length << Integer.SIZE | count;
        length += count;
        return slice;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    int position() {
        return length;
    }

    /** Takes back what was appended since the position. */
    void reset(int position) {
        length = position;
    }

    /** The text of a slice; empty for none. */
    String text(long slice) {
        return slice == NONE ? "" : new String(bytes, start(slice), length(slice), StandardCharsets.UTF_8);
    }

    /** All that was appended, a character for each byte: to be compared, not to be read. */
    String all() {
        return new String(bytes, 1, length - 1, StandardCharsets.ISO_8859_1);
    }

    /** Whether a slice begins with the given ASCII text. */
    boolean startsWith(long slice, String text) {
        if (length(slice) < text.length()) {
            return false;
        }
        int from = start(slice);
        for (int i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a slice is the given ASCII text. */
    boolean equals(long slice, String text) {
        return length(slice) == text.length() && startsWith(slice, text);
    }

    static int length(long slice) {
        return (int) slice;
    }

    private static int start(long slice) {
        return (int) (slice >>> Integer.SIZE);
    }
}
