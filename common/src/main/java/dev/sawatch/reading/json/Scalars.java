package dev.sawatch.reading.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers and the words {@code true}, {@code false} and {@code null}. */
final class Scalars {
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    /** So many fit into 64 bits, whatever they are. */
    private static final int MOST_DIGITS = 18;

    /** Where a number or a word ends. */
    static int end(byte[] json, int from, int end) throws BrokenJsonException {
        return switch (json[from]) {
            case 't' -> word(TRUE, json, from, end);
            case 'f' -> word(FALSE, json, from, end);
            case 'n' -> word(NULL, json, from, end);
            default -> number(json, from, end);
        };
    }

    private static int word(byte[] word, byte[] json, int from, int end) throws BrokenJsonException {
        int to = from + word.length;
        if (to > end || !Arrays.equals(json, from, to, word, 0, word.length)) {
            throw new BrokenJsonException("no value", from);
        }
        return to;
    }

    private static int number(byte[] json, int from, int end) throws BrokenJsonException {
        int first = json[from] == '-' ? from + 1 : from;
        int at = digits(json, first, end);
        if (at > first + 1 && json[first] == '0') {
            throw new BrokenJsonException("a number with leading zeros", first);
        }
        if (at < end && json[at] == '.') {
            at = digits(json, at + 1, end);
        }
        if (at < end && (json[at] | ' ') == 'e') {
            boolean signed = at + 1 < end && (json[at + 1] == '+' || json[at + 1] == '-');
            at = digits(json, signed ? at + 2 : at + 1, end);
        }
        if (at - from > JsonCursor.MAX_TEXT) {
            throw new BrokenJsonException("too long a number", from);
        }
        return at;
    }

    /** Where digits, at least one, end. */
    private static int digits(byte[] json, int from, int end) throws BrokenJsonException {
        int at = from;
        while (at < end && json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw new BrokenJsonException("no value", from);
        }
        return at;
    }

    /** Value of a whole number of at most 18 digits; the other value where it is none. */
    static long integer(byte[] json, int from, int to, long other) {
        boolean negative = json[from] == '-';
        int first = negative ? from + 1 : from;
        long value = 0;
        for (int i = first; i < to; i++) {
            int digit = json[i] - '0';
            if (digit < 0 || digit > 9 || to - first > MOST_DIGITS) {
                return other;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    private Scalars() {}
}
