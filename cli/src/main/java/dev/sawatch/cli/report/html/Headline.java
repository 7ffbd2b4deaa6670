package dev.sawatch.cli.report.html;

import dev.sawatch.cli.report.AlertRow;
import dev.sawatch.cli.report.Paragraphs;
import dev.sawatch.cli.report.ReplayReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A figure at the head of the page.
 *
 * @param name what it counts
 * @param value the figure
 * @param note what to compare it with
 */
record Headline(String name, String value, String note) {
    /** @param accounts number of accounts that are known, those that are judged together counted as one */
    static List<Headline> of(ReplayReport report, List<WatchedSpan> spans, PageAlerts alerts, int accounts) {
        long judged = spans.stream().mapToInt(WatchedSpan::judged).sum();
        String perDay = spans.size() > 1 ? " a day and cluster" : " a day";
        long episodes =
                report.alerts().stream().map(AlertRow::episode).distinct().count();
        long told = alerts.pages() + alerts.others();
        List<Headline> figures = new ArrayList<>();
        figures.add(new Headline("Days", number(report.days()), judged(judged, spans.size())));
        figures.add(new Headline("Service accounts", number(accounts), calls(report)));
        figures.add(new Headline("Pages", number(alerts.pages()), rate(alerts.pages(), judged) + perDay));
        figures.add(new Headline("For the digest", number(alerts.others()), rate(alerts.others(), judged) + perDay));
        figures.add(new Headline("Alerts", number(told), "in " + Paragraphs.count(episodes, "episode")));
        figures.add(new Headline(
                "Not told",
                number(report.total().suppressed()
                        + report.total().muted()
                        + report.total().stopped()),
                notTold(report)));
        return figures;
    }

    private static String judged(long judged, int clusters) {
        return number(judged) + " judged" + (clusters > 1 ? ", of " + clusters + " clusters" : "")
                + ", the rest learned";
    }

    private static String calls(ReplayReport report) {
        return "families; " + number(report.total().serviceAccountEvents()) + " calls";
    }

    private static String notTold(ReplayReport report) {
        return number(report.total().suppressed()) + " suppressed, "
                + number(report.total().muted()) + " muted, "
                + number(report.total().stopped()) + " stopped";
    }

    private static String rate(long count, long days) {
        return days == 0 ? "none" : String.format(Locale.ROOT, "%.2f", (double) count / days);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
