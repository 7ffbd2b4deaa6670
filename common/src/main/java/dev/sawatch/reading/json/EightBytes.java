package dev.sawatch.reading.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of JSON at once, as one number whose lowest byte comes first. */
final class EightBytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    /** The highest bit of each byte. */
    static final long HIGH_BITS = 0x8080808080808080L;

    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long BLANKS = ONES * ' ';
    /** Square brackets differ from curly ones in the bit that is a blank. */
    private static final long OPENING = ONES * '{';

    private static final long CLOSING = ONES * '}';

    static long of(byte[] json, int from) {
        return (long) LONGS.get(json, from);
    }

    static void put(byte[] target, int at, long bytes) {
        LONGS.set(target, at, bytes);
    }

    /** The first so many of the bytes, at most eight, as if zeros stood behind them. */
    static long first(long bytes, int count) {
        return count >= Long.BYTES ? bytes : bytes & ((1L << (count * Byte.SIZE)) - 1);
    }

    /** The high bit of the first byte that is not plain (a quote, an escape, a control character, no ASCII); 0 for none. */
    static long special(long bytes) {
        return (zeros(bytes ^ QUOTES) | zeros(bytes ^ BACKSLASHES) | (bytes - BLANKS) | bytes) & HIGH_BITS;
    }

    /** How many bytes stand before the first of which the high bit is set. */
    static int before(long highBits) {
        return Long.numberOfTrailingZeros(highBits) / Byte.SIZE;
    }

    /**
     * Whether any may be a bracket, a backslash or a control character. Yes also for a few others: brackets and the backslash
     * are next to each other, but for the bit that is a blank, and only the lower end is looked at.
     */
    static boolean maySteer(long bytes) {
        long upper = ((bytes | BLANKS) & ~HIGH_BITS) + ONES * (0x80 - '{');
        long lower = (bytes - BLANKS) & ~bytes;
        return ((upper | lower) & HIGH_BITS) != 0;
    }

    /** Whether any is a control character. */
    static boolean hasControls(long bytes) {
        return ((bytes - BLANKS) & ~bytes & HIGH_BITS) != 0;
    }

    /** Whether none is a control character or beyond ASCII. */
    static boolean isPrintable(long bytes) {
        return (((bytes - BLANKS) | bytes) & HIGH_BITS) == 0;
    }

    /** The high bit of each backslash. */
    static long backslashes(long bytes) {
        return exactZeros(bytes ^ BACKSLASHES);
    }

    /** The high bit of each quote. */
    static long quotes(long bytes) {
        return exactZeros(bytes ^ QUOTES);
    }

    /** The high bit of each opening bracket. */
    static long opening(long bytes) {
        return exactZeros((bytes | BLANKS) ^ OPENING);
    }

    /** The high bit of each closing bracket. */
    static long closing(long bytes) {
        return exactZeros((bytes | BLANKS) ^ CLOSING);
    }

    /** Of high bits of bytes, those of which an odd number stand at or before a byte. */
    static long odd(long highBits) {
        long odd = highBits ^ (highBits << 8);
        odd ^= odd << 16;
        return odd ^ (odd << 32);
    }

    private static long exactZeros(long bytes) {
        return ~(((bytes & ~HIGH_BITS) + ~HIGH_BITS) | bytes) & HIGH_BITS;
    }

    /** The high bit of each zero byte, and of some bytes behind one: the first is right. */
    private static long zeros(long bytes) {
        return (bytes - ONES) & ~bytes;
    }

    private EightBytes() {}
}
