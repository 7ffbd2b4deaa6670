package dev.sawatch.audit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
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
    private static final byte[] QUOTE = {'"'};

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

    /** Appends the parser's current text as JSON, for {@link #decoded}; it must not be taken from the parser again. */
    long appendRaw(JsonParser parser) throws IOException {
        long raw = parser instanceof PlainTexts texts ? texts.takeRaw(this) : NONE;
        if (raw != NONE) {
            return raw;
        }
        char[] quoted = JsonStringEncoder.getInstance().quoteAsString(parser.getText());
        int from = length;
        append(QUOTE, 0, 1);
        append(quoted, 0, quoted.length);
        append(QUOTE, 0, 1);
        return (long) from << Integer.SIZE | (length - from);
    }

    /** The text of a slice that is a JSON text. */
    String decoded(long slice) throws IOException {
        try (JsonParser parser = parser(slice)) {
            parser.nextToken();
            return parser.getText();
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

    /** A parser of a slice that is JSON. */
    JsonParser parser(long slice) throws IOException {
        return AuditJson.FACTORY.createParser(bytes, start(slice), length(slice));
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
