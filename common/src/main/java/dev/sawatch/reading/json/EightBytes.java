package dev.sawatch.reading.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of JSON at once, as one number whose lowest byte comes first. */
final class EightBytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long BLANKS = ONES * ' ';

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

    /** How many of the bytes stand before the first that is not plain: a quote, an escape, a control character, no ASCII. */
    static int plain(long bytes) {
        long special = (zeros(bytes ^ QUOTES) | zeros(bytes ^ BACKSLASHES) | (bytes - BLANKS) | bytes) & HIGH_BITS;
        return Long.numberOfTrailingZeros(special) / Byte.SIZE;
    }

    /** The high bit of each zero byte, and of some bytes behind one: the first is right. */
    private static long zeros(long bytes) {
        return (bytes - ONES) & ~bytes;
    }

    private EightBytes() {}
}
