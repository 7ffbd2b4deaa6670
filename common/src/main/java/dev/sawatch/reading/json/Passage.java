package dev.sawatch.reading.json;

/**
 * Passes over objects and arrays by their quotes and brackets, eight bytes at a time. What is passed over is not checked: a body
 * that is no JSON but whose quotes and brackets fit passes, as nobody reads it.
 */
final class Passage {
    private byte[] json = {};
    private int end;
    private int depth;
    /** How many brackets are open. */
    private int open;
    /** {@link EightBytes#HIGH_BITS} within a text, else 0. */
    private long within;

    /**
     * Where the children of an object or array end: behind its closing bracket.
     *
     * @param from behind its opening bracket, or behind any of its children
     * @param nested how deep it is nested
     */
    int behind(byte[] source, int from, int to, int nested) throws BrokenJsonException {
        json = source;
        end = to;
        depth = open = nested;
        within = 0;
        int at = from;
        while (at + Long.BYTES <= end) {
            long bytes = EightBytes.of(json, at);
            if (EightBytes.maySteer(bytes)) {
                at = passSome(at, bytes);
                if (open < depth) {
                    return at;
                }
            } else {
                within ^= -(Long.bitCount(EightBytes.quotes(bytes)) & 1) & EightBytes.HIGH_BITS;
                at += Long.BYTES;
            }
        }
        at = passSingly(at, end);
        if (open >= depth) {
            throw new BrokenJsonException("JSON that ends early", end);
        }
        return at;
    }

    private int passSome(int at, long bytes) throws BrokenJsonException {
        long backslashes = EightBytes.backslashes(bytes);
        long escaped = backslashes << Byte.SIZE;
        boolean simple = backslashes >= 0 && (backslashes & escaped) == 0 && !EightBytes.hasControls(bytes);
        return simple ? passBrackets(at, bytes, EightBytes.quotes(bytes) & ~escaped) : passSingly(at, at + Long.BYTES);
    }

    private int passBrackets(int at, long bytes, long quotes) throws BrokenJsonException {
        long inside = EightBytes.odd(quotes) ^ within;
        long opening = EightBytes.opening(bytes) & ~inside;
        long brackets = opening | (EightBytes.closing(bytes) & ~inside);
        while (brackets != 0) {
            long first = brackets & -brackets;
            int place = at + EightBytes.before(first);
            if ((opening & first) != 0) {
                open = deeper(open, place);
            } else if (--open < depth) {
                return place + 1;
            }
            brackets ^= first;
        }
        within = inside < 0 ? EightBytes.HIGH_BITS : 0;
        return at + Long.BYTES;
    }

    /** Passes at least so far; further by one where an escape stands there, and less where the end is. */
    private int passSingly(int from, int to) throws BrokenJsonException {
        int at = from;
        while (at < to && open >= depth) {
            byte c = json[at];
            if (within != 0) {
                at += c == '\\' ? 2 : 1;
                within = isEnd(c, at) ? 0 : within;
            } else {
                at++;
                pass(c, at);
            }
        }
        return at;
    }

    /** Whether a text ends. Where a control character is in one, its record was cut off. */
    private static boolean isEnd(byte c, int at) throws BrokenJsonException {
        if (c >= 0 && c < ' ') {
            throw new BrokenJsonException("a control character in a text", at - 1);
        }
        return c == '"';
    }

    private void pass(byte c, int at) throws BrokenJsonException {
        switch (c) {
            case '"' -> within = EightBytes.HIGH_BITS;
            case '{', '[' -> open = deeper(open, at - 1);
            case '}', ']' -> open--;
            default -> {}
        }
    }

    /** One deeper; the bracket is at an offset. */
    static int deeper(int depth, int at) throws BrokenJsonException {
        if (depth == JsonCursor.MAX_DEPTH) {
            throw new BrokenJsonException("JSON nested too deeply", at);
        }
        return depth + 1;
    }
}
