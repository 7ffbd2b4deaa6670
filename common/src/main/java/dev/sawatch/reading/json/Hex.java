package dev.sawatch.reading.json;

/** Escapes such as {@code \}{@code u202e}. */
final class Hex {
    /** Its length. */
    static final int LENGTH = 6;

    private static final int RADIX = 16;

    /** The UTF-16 unit that the escape at an offset stands for. */
    static int unit(byte[] json, int at, int end) throws BrokenJsonException {
        int unit = 0;
        for (int i = at + 2; i < at + LENGTH; i++) {
            int digit = i < end ? Character.digit(json[i], RADIX) : -1;
            if (digit < 0) {
                throw new BrokenJsonException("an escape without four hexadecimal digits", at);
            }
            unit = unit * RADIX + digit;
        }
        return unit;
    }

    private Hex() {}
}
