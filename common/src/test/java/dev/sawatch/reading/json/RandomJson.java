package dev.sawatch.reading.json;

import java.util.List;
import java.util.Random;

/** Makes up JSON objects, in every way in which they may be written. */
final class RandomJson {
    private static final List<String> BLANKS = List.of("", "", "", " ", "\n", "\r\n\t ");
    private static final List<String> PIECES = List.of(
            "a",
            "kind",
            "requestURI",
            "authorization.k8s.io/decision",
            " ",
            "{[,:]}",
            "\\\"",
            "\\\\",
            "\\/\\b\\f\\n\\r\\t",
            "\\u0041",
            "\\u00e9\\u20ac",
            "\\ud83d\\ude00",
            "\u00e9",
            "\u20ac",
            "\ud83d\ude00",
            "\u007f");
    /** Halves of surrogate pairs, which Jackson reads in texts and not in names. */
    private static final List<String> HALVES = List.of("\\ud83d", "\\ude00x");

    private static final List<String> SCALARS = List.of(
            "true",
            "false",
            "null",
            "0",
            "-0",
            "7",
            "-12",
            "200",
            "2147483647",
            "-2147483648",
            "2147483648",
            "99999999999999999999",
            "1.5",
            "0.0e0",
            "-3E+7",
            "1e-2");

    private final Random random;

    RandomJson(Random random) {
        this.random = random;
    }

    String object() {
        return object(4);
    }

    private String object(int depth) {
        StringBuilder json = new StringBuilder("{");
        int fields = random.nextInt(6);
        for (int i = 0; i < fields; i++) {
            // The number keeps names apart: of two fields of one name, a tree has one.
            json.append(i == 0 ? "" : ",")
                    .append(blank())
                    .append('"')
                    .append(pieces())
                    .append(i)
                    .append('"');
            json.append(blank())
                    .append(':')
                    .append(blank())
                    .append(value(depth))
                    .append(blank());
        }
        return json.append(blank()).append('}').toString();
    }

    private String array(int depth) {
        StringBuilder json = new StringBuilder("[");
        int elements = random.nextInt(4);
        for (int i = 0; i < elements; i++) {
            json.append(i == 0 ? "" : ",").append(blank()).append(value(depth)).append(blank());
        }
        return json.append(blank()).append(']').toString();
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 4 -> object(depth - 1);
            case 5 -> array(depth - 1);
            case 3 -> one(SCALARS);
            default -> '"' + text() + '"';
        };
    }

    private String text() {
        return pieces() + (random.nextInt(8) == 0 ? one(HALVES) + pieces() : "");
    }

    private String pieces() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(one(PIECES));
        }
        return text.toString();
    }

    private String blank() {
        return one(BLANKS);
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
