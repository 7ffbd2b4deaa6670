package dev.sawatch.reading.json;

/**
 * Finds ends by quotes and brackets. What is passed over is not checked: a body that is no JSON but whose quotes and brackets
 * fit passes, as nobody reads it.
 */
final class Ends {
    private static final byte[] KINDS = new byte[256];
    private static final int QUOTE = 1;
    private static final int OPEN = 2;
    private static final int CLOSE = 3;

    static {
        KINDS['"'] = QUOTE;
        KINDS['{'] = KINDS['['] = OPEN;
        KINDS['}'] = KINDS[']'] = CLOSE;
    }

    /**
     * Where the children of an object or array end: behind its closing bracket.
     *
     * @param from behind its opening bracket, or behind any of its children
     * @param depth how deep it is nested
     */
    static int ofChildren(byte[] json, int from, int end, int depth) throws BrokenJsonException {
        int open = depth;
        int i = from;
        while (i < end) {
            switch (KINDS[json[i++] & 0xFF]) {
                case QUOTE -> i = ofText(json, i, end);
                case OPEN -> open = deeper(open, i - 1);
                case CLOSE -> {
                    if (--open < depth) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        throw new BrokenJsonException("JSON that ends early", end);
    }

    /** One deeper; the bracket is at an offset. */
    static int deeper(int depth, int at) throws BrokenJsonException {
        if (depth == JsonCursor.MAX_DEPTH) {
            throw new BrokenJsonException("JSON nested too deeply", at);
        }
        return depth + 1;
    }

    /**
     * Where a text ends: behind its closing quote. A text has no line break in it: where one is, its record was cut off, and
     * the next one must not be taken for its rest.
     *
     * @param from behind its opening quote
     */
    static int ofText(byte[] json, int from, int end) throws BrokenJsonException {
        int i = from;
        while ((i = ofPlain(json, i, end)) < end) {
            byte special = json[i];
            if (special == '"') {
                return i + 1;
            } else if (special >= 0 && special < ' ') {
                throw new BrokenJsonException("a control character in a text", i);
            }
            i += special == '\\' ? 2 : 1;
        }
        throw new BrokenJsonException("a text that ends early", end);
    }

    /** The next quote, backslash, control character or byte above ASCII; the end where there is none. */
    static int ofPlain(byte[] json, int from, int end) {
        int i = from;
        while (i + Long.BYTES <= end) {
            int plain = EightBytes.plain(EightBytes.of(json, i));
            i += plain;
            if (plain < Long.BYTES) {
                return i;
            }
        }
        while (i < end && isPlain(json[i])) {
            i++;
        }
        return i;
    }

    static boolean isPlain(byte c) {
        return c >= ' ' && c != '"' && c != '\\';
    }

    private Ends() {}
}
