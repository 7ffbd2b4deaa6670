package dev.sawatch.reading.json;

/** Finds the ends of texts. */
final class Ends {
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
            long special = EightBytes.special(EightBytes.of(json, i));
            // Not "i += as many as are plain": the next round would wait for this one's result.
            if (special != 0) {
                return i + EightBytes.before(special);
            }
            i += Long.BYTES;
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
