package dev.sawatch.reading.json;

/**
 * Walks over the fields of one JSON object in an array. Strict in what it reads; what it skips or leaves is only searched for its
 * end, by quotes and brackets. Whoever uses it asks {@link #nextField} (or {@link #nextElement}) until it says no, and in
 * between reads, enters or skips each value exactly once. One may go back to objects that were passed.
 */
public final class JsonCursor {
    /** Deepest nesting that is read. */
    public static final int MAX_DEPTH = 1_000;

    /** Longest text or number that is read, in bytes. */
    public static final int MAX_TEXT = 20_000_000;

    private final Texts texts = new Texts();
    private final FieldName name = new FieldName();
    private final Passage passage = new Passage();
    private byte[] json = {};
    private int at;
    private int end;
    private int depth;
    /** Whether no child of the object or array at hand has been read. */
    private boolean fresh;

    /** The texts of the source at hand. */
    public Texts texts() {
        return texts;
    }

    /** Enters an object of a source, whose texts are from now on those of this source. */
    public void begin(byte[] source, int from, int to) throws BrokenJsonException {
        texts.begin(source);
        json = source;
        end = to;
        goBack(from);
    }

    /** Enters an object of the same source that was passed before. */
    public void goBack(int object) throws BrokenJsonException {
        at = object;
        depth = 0;
        enterObject();
    }

    /** The array that the object at hand lies in; not to be changed. */
    public byte[] source() {
        return json;
    }

    /** Where the cursor is: at a value, or behind the object or array that ended last. */
    public int offset() {
        return at;
    }

    /** Goes to the value of the next field, or behind the object's end. */
    public boolean nextField() throws BrokenJsonException {
        int c = next();
        if (c == '}') {
            close();
            return false;
        }
        c = separated(c);
        if (c != '"') {
            throw fault("no field");
        }
        at = name.read(json, at + 1, end);
        if (next() != ':') {
            throw fault("a field without a colon");
        }
        at++;
        next();
        return true;
    }

    /** Goes to the next element, or behind the array's end. */
    public boolean nextElement() throws BrokenJsonException {
        int c = next();
        if (c == ']') {
            close();
            return false;
        }
        separated(c);
        return true;
    }

    private int separated(int c) throws BrokenJsonException {
        if (fresh) {
            fresh = false;
            return c;
        } else if (c != ',') {
            throw fault("no comma");
        }
        at++;
        return next();
    }

    private void close() {
        at++;
        depth--;
        fresh = false;
    }

    /** The field at hand. */
    public <F> F field(FieldNames<F> fields) {
        return name.in(fields);
    }

    /** Whether the value at hand is a text. */
    public boolean isText() {
        return json[at] == '"';
    }

    /** Whether the value at hand is an object. */
    public boolean isObject() {
        return json[at] == '{';
    }

    /** Whether the value at hand is an array. */
    public boolean isArray() {
        return json[at] == '[';
    }

    /** Enters the object at hand. */
    public void enterObject() throws BrokenJsonException {
        enter('{');
    }

    /** Enters the array at hand. */
    public void enterArray() throws BrokenJsonException {
        enter('[');
    }

    private void enter(char bracket) throws BrokenJsonException {
        if (at >= end || json[at] != bracket || depth == MAX_DEPTH) {
            throw fault(depth == MAX_DEPTH ? "JSON nested too deeply" : "another value than expected");
        }
        at++;
        depth++;
        fresh = true;
    }

    /** Goes behind the end of the object or array that the cursor is in. */
    public void leave() throws BrokenJsonException {
        at = passage.behind(json, at, end, depth) - 1;
        close();
    }

    /** Reads the text at hand; returns its slice of the {@link #texts}. */
    public long readText() throws BrokenJsonException {
        int from = at + 1;
        int to = Ends.ofPlain(json, from, end);
        boolean plain = to < end && json[to] == '"';
        int before = texts.decoded().length();
        at = plain ? to + 1 : TextDecoder.decode(json, from, end, texts.decoded());
        if (at - from > MAX_TEXT) {
            throw new BrokenJsonException("too long a text", from);
        }
        return plain ? Texts.plain(from, to) : texts.decodedFrom(before);
    }

    /** Reads the value at hand if it is a whole number of 32 bits, else skips it and returns the other value. */
    public int readInt(int other) throws BrokenJsonException {
        long value = readLong(other);
        return value == (int) value ? (int) value : other;
    }

    /** Reads the value at hand if it is a whole number of at most 18 digits, else skips it and returns the other value. */
    public long readLong(long other) throws BrokenJsonException {
        int from = at;
        skip();
        return Scalars.integer(json, from, at, other);
    }

    /** Goes behind the value at hand. */
    public void skip() throws BrokenJsonException {
        at = switch (json[at]) {
            case '"' -> Ends.ofText(json, at + 1, end);
            case '{', '[' -> passage.behind(json, at + 1, end, Passage.deeper(depth, at));
            default -> Scalars.end(json, at, end);
        };
    }

    /** The next byte that is no white space; the cursor is then at it. */
    private int next() throws BrokenJsonException {
        while (at < end) {
            int c = json[at];
            if (c > ' ') {
                return c;
            } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                throw fault("no JSON");
            }
            at++;
        }
        throw fault("JSON that ends early");
    }

    private BrokenJsonException fault(String what) {
        return new BrokenJsonException(what, at);
    }
}
