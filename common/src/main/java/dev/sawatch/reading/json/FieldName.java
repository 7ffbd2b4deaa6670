package dev.sawatch.reading.json;

/** The name of the field at hand: where it lies in the source, or decoded where it has escapes in it. */
final class FieldName {
    /** Longer than any that Jackson reads. */
    private static final int MAX_LENGTH = 50_000;

    private static final int INITIAL = 64;

    private final Utf8Buffer decoded = new Utf8Buffer(INITIAL);
    private byte[] bytes = {};
    private int from;
    private int length;

    /**
     * Reads a name.
     *
     * @param begin behind its opening quote
     * @return where it ends: behind its closing quote
     */
    int read(byte[] json, int begin, int end) throws BrokenJsonException {
        int to = Ends.ofPlain(json, begin, end);
        if (to - begin > MAX_LENGTH) {
            throw new BrokenJsonException("too long a name", begin);
        } else if (to < end && json[to] == '"') {
            set(json, begin, to - begin);
            return to + 1;
        }
        decoded.clear();
        int behind = TextDecoder.decode(json, begin, end, decoded);
        set(decoded.bytes(), 0, decoded.length());
        return behind;
    }

    private void set(byte[] json, int begin, int count) {
        bytes = json;
        from = begin;
        length = count;
    }

    <F> F in(FieldNames<F> fields) {
        return fields.of(bytes, from, length);
    }
}
