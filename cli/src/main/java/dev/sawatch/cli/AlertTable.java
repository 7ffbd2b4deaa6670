package dev.sawatch.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
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

/** The alerts in order of time, the later ones of an episode below its first. */
final class AlertTable {
    /** From this width on there is room for the beginning of the audit ID, which {@code explain} takes. */
    private static final int WIDE = 100;

    private static final int AUDIT_ID = 8;
    private static final int PADDING = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int TIME_WIDTH = "2026-01-31 10:00".length();
    private static final int RATING_WIDTH = "Info, medium".length();

    private final Terminal terminal;

    AlertTable(Terminal terminal) {
        this.terminal = terminal;
    }

    String of(List<AlertRow> alerts) {
        List<AlertRow> rows = inEpisodes(alerts);
        List<ColumnData<AlertRow>> columns = new ArrayList<>();
        columns.add(column("Time (UTC)", TIME_WIDTH).with(row -> TIME.format(row.time())));
        columns.add(column("Rating", RATING_WIDTH).with(AlertTable::rating));
        int used = TIME_WIDTH + RATING_WIDTH + 2 * PADDING;
        boolean wide = terminal.width() >= WIDE;
        used += wide ? AUDIT_ID + PADDING : 0;
        columns.add(column("Alert", terminal.width() - used - PADDING).with(AlertTable::message));
        if (wide) {
            columns.add(column("Audit ID", AUDIT_ID)
                    .with(row -> row.auditId()
                            .substring(0, Math.min(AUDIT_ID, row.auditId().length()))));
        }
        return AsciiTable.builder()
                .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS_NO_OUTSIDE_BORDER)
                .lineSeparator("\n")
                .data(rows, columns)
                .asString();
    }

    private static Column column(String header, int width) {
        return new Column()
                .header(header)
                .headerAlign(HorizontalAlign.LEFT)
                .dataAlign(HorizontalAlign.LEFT)
                .maxWidth(width + PADDING - 1, OverflowBehaviour.NEWLINE);
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
}
