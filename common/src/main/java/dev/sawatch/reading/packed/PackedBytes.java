package dev.sawatch.reading.packed;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;

/** The bytes of a stream in which members of gzip (RFC 1952) may stand, and what is not packed between them. */
final class PackedBytes {
    private static final int BUFFER = 64 * 1024;
    /** How much is kept to go back to: damage is noticed some bytes too late. */
    private static final int HISTORY = 8 * 1024;

    private static final int FIXED_HEADER = 10;

    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    /** Where the data of the member at hand begins, or what is kept of it. */
    private int data;

    private boolean exhausted;

    PackedBytes(InputStream in) {
        this.in = in;
    }

    /** Goes on after the stream below has ended. */
    void resume() {
        exhausted = false;
    }

    /** Whether a member begins here. */
    boolean isMember() throws IOException {
        return peek(0) == 0x1f && peek(1) == 0x8b && peek(2) == 8 && (peek(3) & RESERVED) == 0;
    }

    /** Goes to the next member; false where there is none. */
    boolean toMember() throws IOException {
        while (peek(0) >= 0) {
            if (isMember() && isPlausible()) {
                return true;
            }
            next++;
        }
        return false;
    }

    /** Whether level and operating system are ones that there are, as they seldom are where a member only seems to begin. */
    private boolean isPlausible() throws IOException {
        int level = peek(8);
        int system = peek(9);
        return (level == 0 || level == 2 || level == 4) && (system <= 13 || system == 255);
    }

    /** Passes over a member's header; false where the stream ends before. */
    boolean skipHeader() throws IOException {
        int flags = peek(3);
        boolean whole = skip(FIXED_HEADER);
        if ((flags & HAS_EXTRA) != 0) {
            int low = read();
            int high = read();
            whole &= high >= 0 && skip(high << 8 | low);
        }
        whole &= (flags & HAS_NAME) == 0 || skipText();
        whole &= (flags & HAS_COMMENT) == 0 || skipText();
        whole &= (flags & HAS_CHECKSUM) == 0 || skip(2);
        data = next;
        return whole;
    }

    private boolean skipText() throws IOException {
        int c;
        do {
            c = read();
        } while (c > 0);
        return c == 0;
    }

    private boolean skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            if (read() < 0) {
                return false;
            }
        }
        return true;
    }

    /** A number of four bytes, the lowest first; -1 where the stream ends before. */
    long number() throws IOException {
        long number = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            int b = read();
            if (b < 0) {
                return -1;
            }
            number |= (long) b << shift;
        }
        return number;
    }

    /** Hands bytes to an inflater that needs some; false where the stream has ended. */
    boolean feed(Inflater inflater) throws IOException {
        if (peek(0) < 0) {
            return false;
        }
        inflater.setInput(buffer, next, end - next);
        next = end;
        return true;
    }

    /** Takes back the last bytes that an inflater did not need. */
    void giveBack(int count) {
        next -= count;
    }

    /** Goes back as far as is kept of the member at hand. */
    void goBack() {
        next = data;
    }

    /** Reads whatever comes; -1 at the end. */
    int read(byte[] target, int offset, int length) throws IOException {
        if (next == end) {
            return in.read(target, offset, length);
        }
        int count = Math.min(length, end - next);
        System.arraycopy(buffer, next, target, offset, count);
        next += count;
        return count;
    }

    /** Reads what is not packed, up to the next member; -1 at the end. */
    int readText(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length && next + count < end && buffer[next + count] != 0x1f) {
            count++;
        }
        if (count == 0 && peek(0) >= 0 && !isMember()) {
            count = 1;
        }
        System.arraycopy(buffer, next, target, offset, count);
        next += count;
        return count == 0 && peek(0) < 0 ? -1 : count;
    }

    private int read() throws IOException {
        return peek(0) < 0 ? -1 : buffer[next++] & 0xff;
    }

    private int peek(int ahead) throws IOException {
        while (next + ahead >= end && !exhausted) {
            fill();
        }
        return next + ahead < end ? buffer[next + ahead] & 0xff : -1;
    }

    private void fill() throws IOException {
        int from = end < buffer.length ? 0 : next - HISTORY;
        System.arraycopy(buffer, from, buffer, 0, end - from);
        end -= from;
        next -= from;
        data = Math.max(0, data - from);
        int count = in.read(buffer, end, buffer.length - end);
        exhausted = count < 0;
        end += Math.max(0, count);
    }
}
