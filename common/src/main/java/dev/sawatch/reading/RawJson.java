package dev.sawatch.reading;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds ends in JSON bytes without tokenising them. What is skipped is not checked: a body that is no JSON but whose
 * quotes and brackets fit passes, as nobody reads it. Whatever does not lie in the buffer as a whole, or is unusual in
 * any way, is left to the parser.
 */
final class RawJson {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long BLANKS = ONES * ' ';

    private static final byte[] KINDS = new byte[256];
    private static final int QUOTE = 1;
    private static final int OPEN = 2;
    private static final int CLOSE = 3;
    private static final int OTHER_CONTROL = 4;

    static {
        for (int c = 0; c < ' '; c++) {
            KINDS[c] = OTHER_CONTROL;
        }
        KINDS['"'] = QUOTE;
        KINDS['{'] = KINDS['['] = OPEN;
        KINDS['}'] = KINDS[']'] = CLOSE;
    }

    /**
     * Where the children of an object or array end: behind its closing bracket.
     *
     * @param from behind its opening bracket
     * @param depth how deep it is nested
     * @return -1 where that is beyond the buffer, deeper than {@link AuditJson#MAX_DEPTH}, or pretty-printed: lines are
     *     the parser's to count
     */
    static int endOfChildren(byte[] json, int from, int end, int depth) {
        int open = 1;
        int i = from;
        while (i < end) {
            switch (KINDS[json[i++] & 0xFF]) {
                case QUOTE -> i = endOfText(json, i, end);
                case OPEN -> open++;
                case CLOSE -> open--;
                case OTHER_CONTROL -> {
                    return -1;
                }
                default -> {}
            }
            if (open == 0) {
                return i;
            } else if (i < 0 || open + depth > AuditJson.MAX_DEPTH) {
                return -1;
            }
        }
        return -1;
    }

    /**
     * Where a text ends: behind its closing quote. {@link Integer#MIN_VALUE} where that is beyond the buffer, or the text
     * has a line break in it: then its record was cut off, and the next one must not be taken for its rest.
     */
    static int endOfText(byte[] json, int from, int end) {
        int i = from;
        while (i < end) {
            i = nextSpecial(json, i, end);
            if (i >= end) {
                break;
            }
            byte special = json[i];
            if (special == '"') {
                return i + 1;
            } else if (special >= 0 && special < ' ') {
                break;
            }
            i += special == '\\' ? 2 : 1;
        }
        return Integer.MIN_VALUE;
    }

    /**
     * Where a plain text ends: at its closing quote.
     *
     * @return -1 where it holds anything but printable ASCII, or an escape, or ends beyond the buffer
     */
    static int endOfPlainText(byte[] json, int from, int end) {
        int i = nextSpecial(json, from, end);
        return i < end && json[i] == '"' ? i : -1;
    }

    /** The next quote, backslash, control character or byte above ASCII, eight bytes at a time. */
    private static int nextSpecial(byte[] json, int from, int end) {
        int i = from;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long bytes = (long) LONGS.get(json, i);
            long special = (zeros(bytes ^ QUOTES) | zeros(bytes ^ BACKSLASHES) | (bytes - BLANKS) | bytes) & HIGH_BITS;
            if (special != 0) {
                i += Long.numberOfTrailingZeros(special) / Byte.SIZE;
                break;
            }
        }
        while (i < end && json[i] >= ' ' && json[i] != '"' && json[i] != '\\') {
            i++;
        }
        return i;
    }

    /** The high bit of each zero byte, and of some bytes behind one: the first is right. */
    private static long zeros(long bytes) {
        return (bytes - ONES) & ~bytes;
    }

    private RawJson() {}
}
