package dev.sawatch.cli.report;

import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import com.github.freva.asciitable.Styler;
import dev.sawatch.audit.Untrusted;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** The alerts in order of time, the later ones of an episode below its first. */
public final class AlertTable {
    /** From this width on there is room for the beginning of the audit ID, which {@code explain} takes. */
    private static final int WIDE = 100;

    private static final int RATING = 1;
    private static final int PADDING = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int TIME_WIDTH = "2026-01-31 10:00".length();
    private static final int RATING_WIDTH = "Info, medium".length();

    private final Terminal terminal;

    public AlertTable(Terminal terminal) {
        this.terminal = terminal;
    }

    public String of(List<AlertRow> alerts) {
        return Tables.of(inEpisodes(alerts), columns(), terminal.hasColours() ? new Colours() : new Styler() {});
    }

    private List<ColumnData<AlertRow>> columns() {
        boolean wide = terminal.width() >= WIDE;
        int used = TIME_WIDTH + RATING_WIDTH + (wide ? AlertRow.SHORT_ID + PADDING : 0) + 2 * PADDING;
        List<ColumnData<AlertRow>> columns = new ArrayList<>();
        columns.add(column("Time (UTC)", TIME_WIDTH).with(row -> TIME.format(row.time())));
        columns.add(column("Sev., conf.", RATING_WIDTH).with(AlertTable::rating));
        columns.add(column("Alert", terminal.width() - used - PADDING).with(AlertTable::message));
        if (wide) {
            columns.add(column("Audit ID", AlertRow.SHORT_ID).with(AlertRow::shortAuditId));
        }
        return columns;
    }

    /** The library counts the blanks beside a text as part of its width. */
    private static Column column(String header, int width) {
        return Tables.column(header, HorizontalAlign.LEFT).maxWidth(width + PADDING - 1, OverflowBehaviour.NEWLINE);
    }

    /** By time of each episode's first alert, then of the alert. */
    private static List<AlertRow> inEpisodes(List<AlertRow> alerts) {
        Map<String, Instant> begins = new HashMap<>();
        alerts.forEach(row -> begins.merge(row.episode(), row.time(), (a, b) -> a.isBefore(b) ? a : b));
        return alerts.stream()
                .sorted(Comparator.comparing((AlertRow row) -> begins.getOrDefault(row.episode(), row.time()))
                        .thenComparing(AlertRow::episode)
                        .thenComparing(row -> !row.isFirst())
                        .thenComparing(AlertRow::time)
                        .thenComparing(AlertRow::id))
                .toList();
    }

    private static String message(AlertRow row) {
        return (row.isFirst() ? "" : "↳ ") + Untrusted.line(row.message());
    }

    private static String rating(AlertRow row) {
        String severity = row.severity().equals("Informational") ? "Info" : row.severity();
        return severity + ", " + row.confidence().toLowerCase(Locale.ROOT);
    }

    /** Red for what must be looked at, yellow for what should be. */
    private static final class Colours implements Styler {
        @Override
        public List<String> styleHeader(Column column, int col, List<String> lines) {
            return lines.stream().map(line -> paint("bold", line)).toList();
        }

        @Override
        public List<String> styleCell(Column column, int row, int col, List<String> lines) {
            String first = lines.get(0);
            if (col != RATING || !(first.contains("high") || first.contains("High") || first.contains("medium"))) {
                return lines;
            }
            String colour = first.contains("medium") ? "yellow" : "bold,red";
            return lines.stream().map(line -> paint(colour, line)).toList();
        }

        private static String paint(String style, String line) {
            return Ansi.ON.string("@|" + style + " " + line + "|@");
        }
    }
}
