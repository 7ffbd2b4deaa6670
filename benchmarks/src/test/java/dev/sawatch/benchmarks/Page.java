package dev.sawatch.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A page of Markdown in the making. */
final class Page {
    private final StringBuilder text = new StringBuilder();

    void line(String line) {
        text.append(line).append('\n');
    }

    void heading(String title) {
        line("");
        line("## " + title);
    }

    /** Begins a table. */
    void columns(List<String> titles) {
        line("");
        row(titles);
        line("|" + String.join("|", Collections.nCopies(titles.size(), "---")) + "|");
    }

    void row(List<String> cells) {
        line("|" + String.join("|", cells.stream().map(Page::cell).toList()) + "|");
    }

    private static String cell(String text) {
        return text.isEmpty() ? " " : " " + text + " ";
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String list(List<?> items) {
        return items.isEmpty()
                ? "none"
                : String.join("; ", items.stream().map(Object::toString).toList());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
