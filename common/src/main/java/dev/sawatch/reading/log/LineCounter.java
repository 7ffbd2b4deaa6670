package dev.sawatch.reading.log;

/** Counts lines, each byte once as long as it is asked for offsets that grow. */
final class LineCounter {
    private long counted;
    private long newlines;

    /**
     * Line of an offset, from 1.
     *
     * @param window holds all bytes between the last offset asked for and this one
     * @param base offset of the window's first byte
     */
    long countTo(long offset, byte[] window, long base) {
        if (offset >= counted) {
            newlines += count(window, (int) (counted - base), (int) (offset - base));
            counted = offset;
            return newlines + 1;
        }
        return newlines + 1 - count(window, (int) (offset - base), (int) (counted - base));
    }

    private static long count(byte[] window, int from, int to) {
        long count = 0;
        for (int i = from; i < to; i++) {
            if (window[i] == '\n') {
                count++;
            }
        }
        return count;
    }
}
