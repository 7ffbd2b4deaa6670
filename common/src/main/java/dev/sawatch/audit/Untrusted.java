package dev.sawatch.audit;

/**
 * Text that a client controls: user agents, URIs, names. Everything that shows such text to people goes through here;
 * JSON carries it as it is, for its writer escapes.
 */
public final class Untrusted {
    /** Longest text that an alert carries, in characters. */
    public static final int MAX_LENGTH = 512;

    /** Most characters of one entry of a list, so that no list makes an alert too large for its topic. */
    private static final int MAX_ENTRY = 160;

    private static final int HIGH_SURROGATES = 0xD800;

    /** Cuts a text to {@link #MAX_LENGTH} characters, never between the halves of one character. */
    public static String cut(String text) {
        return cut(text, MAX_LENGTH);
    }

    /** Cuts a text to so many characters, never between the halves of one character. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** The text, or its beginning with an ellipsis where it is longer than one entry of a list may be. */
    public static String entry(String text) {
        return shorten(text, MAX_ENTRY);
    }

    /** The text with an ellipsis for its rest where it is longer than so many characters. */
    public static String shorten(String text, int most) {
        return text.length() <= most ? text : cut(text, most - 1) + "…";
    }

    /**
     * A text as one line for a terminal, a log or an e-mail: cut, with control characters, line and paragraph separators
     * and those that change the direction of writing as {@code \}{@code u202e}.
     */
    public static String line(String text) {
        String cut = cut(text);
        StringBuilder line = null;
        for (int i = 0; i < cut.length(); i++) {
            char c = cut.charAt(i);
            if (isHarmful(c)) {
                line = line == null ? new StringBuilder(cut.length() + 16).append(cut, 0, i) : line;
                line.append(String.format("\\u%04x", (int) c));
            } else if (line != null) {
                line.append(c);
            }
        }
        return line == null ? cut : line.toString();
    }

    private static boolean isHarmful(char c) {
        if (c < HIGH_SURROGATES && c >= ' ' && c < '\u007f') {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private Untrusted() {}
}
