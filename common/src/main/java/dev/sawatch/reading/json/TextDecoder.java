package dev.sawatch.reading.json;

/** Decodes a JSON text from bytes to bytes: its escapes, and nothing else. */
public final class TextDecoder {
    private static final int BACKSPACE = '\b';
    private static final int FORM_FEED = '\f';

    /**
     * Appends a text.
     *
     * @param from behind its opening quote
     * @param end of the array's part that may be read
     * @return where it ends: behind its closing quote
     */
    public static int decode(byte[] json, int from, int end, Utf8Buffer target) throws BrokenJsonException {
        int at = from;
        while (at < end) {
            if (at + Long.BYTES <= end) {
                long eight = EightBytes.of(json, at);
                long special = EightBytes.special(eight);
                if (special == 0) {
                    target.append(eight, Long.BYTES);
                    at += Long.BYTES;
                    continue;
                } else if (EscapedQuotes.areAll(eight)) {
                    target.append(EscapedQuotes.decode(eight), Long.BYTES - EscapedQuotes.count(eight));
                    at += Long.BYTES;
                    continue;
                }
                int plain = EightBytes.before(special);
                target.append(eight, plain);
                at += plain;
            }
            if (json[at] == '"') {
                return at + 1;
            }
            at = decodeOne(json, at, end, target);
        }
        throw new BrokenJsonException("a text that ends early", end);
    }

    private static int decodeOne(byte[] json, int at, int end, Utf8Buffer target) throws BrokenJsonException {
        byte c = json[at];
        if (c == '\\') {
            return decodeEscape(json, at, end, target);
        } else if (c < 0) {
            return Utf8.copy(json, at, end, target);
        } else if (c < ' ') {
            throw new BrokenJsonException("a control character in a text", at);
        }
        target.append(c);
        return at + 1;
    }

    private static int decodeEscape(byte[] json, int at, int end, Utf8Buffer target) throws BrokenJsonException {
        byte kind = at + 1 < end ? json[at + 1] : 0;
        switch (kind) {
            case '"', '\\', '/' -> target.append(kind);
            case 'n' -> target.append('\n');
            case 't' -> target.append('\t');
            case 'r' -> target.append('\r');
            case 'b' -> target.append(BACKSPACE);
            case 'f' -> target.append(FORM_FEED);
            case 'u' -> {
                return decodeUnit(json, at, end, target);
            }
            default -> throw new BrokenJsonException("an unknown escape", at);
        }
        return at + 2;
    }

    private static int decodeUnit(byte[] json, int at, int end, Utf8Buffer target) throws BrokenJsonException {
        char unit = (char) Hex.unit(json, at, end);
        int next = at + Hex.LENGTH;
        if (Character.isHighSurrogate(unit) && next + 1 < end && json[next] == '\\' && json[next + 1] == 'u') {
            char low = (char) Hex.unit(json, next, end);
            if (Character.isLowSurrogate(low)) {
                Utf8.append(Character.toCodePoint(unit, low), target);
                return next + Hex.LENGTH;
            }
        }
        // Half a pair, which UTF-8 cannot express.
        Utf8.append(Character.isSurrogate(unit) ? '?' : unit, target);
        return next;
    }

    private TextDecoder() {}
}
