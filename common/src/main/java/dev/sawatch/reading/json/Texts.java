package dev.sawatch.reading.json;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Texts of one object, none of which becomes an object of its own before somebody wants it. A text is known by its slice: where
 * it begins and how long it is, in one number. Plain ones (ASCII without escapes) stay where they lie in the source;
 * others are decoded into a buffer.
 */
public final class Texts {
    /** No text. */
    public static final long NONE = 0;

    private static final long DECODED = Long.MIN_VALUE;
    private static final int INITIAL = 1 << 10;

    private final Utf8Buffer decoded = new Utf8Buffer(INITIAL);
    private byte[] source = {};

    void begin(byte[] json) {
        source = json;
        decoded.clear();
    }

    /** Where decoded texts go. */
    Utf8Buffer decoded() {
        return decoded;
    }

    /** Slice of a plain text of the source. */
    static long plain(int from, int to) {
        return (long) from << Integer.SIZE | (to - from);
    }

    /** Slice of what was decoded last. */
    long decodedFrom(int from) {
        return DECODED | plain(from, decoded.length());
    }

    /** The text of a slice; empty for none. */
    public String text(long slice) {
        Charset charset = slice < 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        return slice == NONE ? "" : new String(bytes(slice), start(slice), length(slice), charset);
    }

    /** Appends the beginning of a text. */
    public void appendTo(Utf8Buffer target, long slice, int most) {
        target.append(bytes(slice), start(slice), Math.min(most, length(slice)));
    }

    /** Whether a text begins with the given ASCII text. */
    public boolean startsWith(long slice, String text) {
        if (length(slice) < text.length()) {
            return false;
        }
        byte[] bytes = bytes(slice);
        int from = start(slice);
        for (int i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text is the given ASCII text. */
    public boolean equals(long slice, String text) {
        return length(slice) == text.length() && startsWith(slice, text);
    }

    /** How many bytes of UTF-8 a text has. */
    public static int length(long slice) {
        return (int) slice;
    }

    /** Where a text begins in its {@link #bytes}. */
    public static int start(long slice) {
        return (int) ((slice & ~DECODED) >>> Integer.SIZE);
    }

    /** The bytes among which a text is; good until more is read. */
    public byte[] bytes(long slice) {
        return slice < 0 ? decoded.bytes() : source;
    }
}
