package dev.sawatch.reading.json;

/** Characters beyond ASCII. */
final class Utf8 {
    private static final int LOWER_6_BITS = 0x3F;

    /** Appends the character at an offset as it is; says where the next one begins. */
    static int copy(byte[] json, int at, int end, Utf8Buffer target) throws BrokenJsonException {
        int length = length(json[at] & 0xFF);
        if (length == 0 || at + length > end || !isSecond(json[at] & 0xFF, json[at + 1] & 0xFF)) {
            throw new BrokenJsonException("no UTF-8", at);
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((json[i] & 0xC0) != 0x80) {
                throw new BrokenJsonException("no UTF-8", at);
            }
        }
        target.append(json, at, length);
        return at + length;
    }

    /** Length of a character by its first byte; 0 where no character beyond ASCII begins with it. */
    private static int length(int first) {
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    /** Whether a byte may follow a first one: no character is written longer than need be, and none is half a pair. */
    private static boolean isSecond(int first, int second) {
        return switch (first) {
            case 0xE0 -> second >= 0xA0 && second <= 0xBF;
            case 0xED -> second >= 0x80 && second <= 0x9F;
            case 0xF0 -> second >= 0x90 && second <= 0xBF;
            case 0xF4 -> second >= 0x80 && second <= 0x8F;
            default -> second >= 0x80 && second <= 0xBF;
        };
    }

    /** Appends a character, which is no half of a pair. */
    static void append(int character, Utf8Buffer target) {
        if (character < 0x80) {
            target.append(character);
            return;
        }
        int following = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
        int mark = 0xFF00 >> (following + 1);
        target.append(mark | (character >> (6 * following)));
        for (int i = following - 1; i >= 0; i--) {
            target.append(0x80 | ((character >> (6 * i)) & LOWER_6_BITS));
        }
    }

    private Utf8() {}
}
