package dev.sawatch.cli.report;

import java.util.Locale;

/** Text for people, wrapped to the terminal: paragraphs, and values behind labels. */
public final class Paragraphs {
    private static final int LABEL = 13;

    private final StringBuilder text = new StringBuilder();
    private final int width;

    public Paragraphs(int width) {
        this.width = width;
    }

    /** A value of any length behind a label. */
    public Paragraphs put(String label, String value) {
        text.append(String.format(Locale.ROOT, "%-" + LABEL + "s", label));
        return wrap(value, LABEL);
    }

    public Paragraphs paragraph(String words) {
        return wrap(words, 0);
    }

    public Paragraphs blank() {
        text.append('\n');
        return this;
    }

    private Paragraphs wrap(String words, int indent) {
        int column = indent;
        for (String word : words.split(" ", -1)) {
            if (column > indent && column + 1 + word.length() > width) {
                text.append('\n').append(" ".repeat(indent));
                column = indent;
            } else if (column > indent) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        return blank();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** {@code 1 day}, {@code 2 days}. */
    public static String count(long number, String noun) {
        return number + " " + (number == 1 ? noun : noun + "s");
    }
}
