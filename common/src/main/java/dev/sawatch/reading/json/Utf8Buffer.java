package dev.sawatch.reading.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are appended one behind the other. Used again and again, and not kept once it has grown large. */
public final class Utf8Buffer {
    private static final int KEPT = 1 << 21;

    private final int initial;
    private byte[] bytes;
    private int length;

    /** @param initial how many bytes it has room for at first */
    public Utf8Buffer(int initial) {
        this.initial = initial;
        this.bytes = new byte[initial];
    }

    /** Forgets everything. */
    public void clear() {
        length = 0;
        if (bytes.length > Math.max(initial, KEPT)) {
            bytes = new byte[initial];
        }
    }

    /** The bytes, from the first on; good until more is appended. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many they are. */
    public int length() {
        return length;
    }

    /** Appends one byte. */
    public void append(int single) {
        ensure(1);
        bytes[length++] = (byte) single;
    }

    /** Appends part of an array. */
    public void append(byte[] from, int offset, int count) {
        ensure(count);
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    /** Appends the first so many bytes of a number, the lowest first. */
    public void append(long eight, int count) {
        ensure(Long.BYTES);
        EightBytes.put(bytes, length, eight);
        length += count;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /** All of it, a character for each byte: to be compared, not to be read. */
    public String latin1() {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
