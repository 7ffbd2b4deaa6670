package dev.sawatch.audit;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;

/**
 * Texts of the event at hand, one behind the other, so that none of them becomes an object before somebody wants it. A
 * text is known by its slice: where it begins and how long it is, in one number; 0 stands for none.
 */
final class TextBuffer {
    /** No text. */
    static final long NONE = 0;

    private static final int INITIAL = 1 << 12;
    private static final int KEPT = 1 << 16;

    private char[] chars = new char[INITIAL];
    private int length = 1;

    void clear() {
        length = 1;
        if (chars.length > KEPT) {
            chars = new char[INITIAL];
        }
    }

    /** Appends the parser's current text. */
    long append(JsonParser parser) throws IOException {
        return append(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    /**
     * Appends a text behind a field's tag and its length, so that no text can be mistaken for another's beginning.
     *
     * @return slice of the text alone
     */
    long appendTagged(char tag, JsonParser parser) throws IOException {
        int count = parser.getTextLength();
        mark(tag, count);
        return append(parser.getTextCharacters(), parser.getTextOffset(), count);
    }

    void mark(char tag, int value) {
        ensure(3);
        chars[length++] = tag;
        chars[length++] = (char) value;
        chars[length++] = (char) (value >>> Character.SIZE);
    }

    /** Appends the beginning of another buffer's text. */
    void append(TextBuffer other, long slice, int count) {
        append(other.chars, start(slice), Math.min(count, length(slice)));
    }

    private long append(char[] from, int offset, int count) {
        ensure(count);
        System.arraycopy(from, offset, chars, length, count);
        long slice = (long) length << Integer.SIZE | count;
        length += count;
        return slice;
    }

    private void ensure(int more) {
        if (chars.length - length < more) {
            chars = Arrays.copyOf(chars, Math.max(2 * chars.length, length + more));
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
        return slice == NONE ? "" : new String(chars, start(slice), length(slice));
    }

    /** All that was appended. */
    String all() {
        return new String(chars, 1, length - 1);
    }

    /** Whether a slice begins with the given text. */
    boolean startsWith(long slice, String text) {
        if (length(slice) < text.length()) {
            return false;
        }
        int from = start(slice);
        for (int i = 0; i < text.length(); i++) {
            if (chars[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

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
