package dev.sawatch.reading.json;

/**
 * The quotes of JSON that is a text within JSON, which is full of them: decoded eight bytes at a time, without a branch for each, as
 * none of these could be foretold.
 */
final class EscapedQuotes {
    private static final int MOST = 2;

    /** Whether all that is not plain among eight bytes is one or two quotes, each behind its backslash. */
    static boolean areAll(long bytes) {
        long backslashes = EightBytes.backslashes(bytes);
        return backslashes >= 0
                && EightBytes.quotes(bytes) == backslashes << Byte.SIZE
                && EightBytes.isPrintable(bytes)
                && Long.bitCount(backslashes) <= MOST;
    }

    static int count(long bytes) {
        return Long.bitCount(EightBytes.backslashes(bytes));
    }

    /** The bytes without their backslashes; what stands behind them is of no meaning. */
    static long decode(long bytes) {
        long backslashes = EightBytes.backslashes(bytes);
        long first = backslashes & -backslashes;
        long second = (backslashes ^ first) >>> Byte.SIZE;
        return without(second, without(first, bytes));
    }

    /** Without the byte of which the high bit is given; as they are where none is. */
    private static long without(long highBit, long bytes) {
        long before = (highBit >>> (Byte.SIZE - 1)) - 1;
        return (bytes & before) | ((bytes >>> Byte.SIZE) & ~before);
    }

    private EscapedQuotes() {}
}
