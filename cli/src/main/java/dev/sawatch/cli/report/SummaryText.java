package dev.sawatch.cli.report;

import static dev.sawatch.cli.report.Paragraphs.count;

import dev.sawatch.alert.wording.UnreadLog;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.detection.Variation;
import dev.sawatch.pipeline.BatchResult;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The summary for people: what was read, what came of it, and where nothing did, why. */
public final class SummaryText {
    private static final double MILLIS = 1_000;
    private static final int MOST_CLUSTERS = 5;

    private final ReplayReport report;
    private final BatchResult total;
    private final Paragraphs text;

    private SummaryText(ReplayReport report, int width) {
        this.report = report;
        this.total = report.total();
        this.text = new Paragraphs(width);
    }

    public static String of(ReplayReport report, int width) {
        return new SummaryText(report, width).write();
    }

    private String write() {
        text.put("Read", read());
        put("Skipped", counts(total.skipped(), Skip::label));
        put("Rejected", rejected());
        text.put("Alerts", report.alerts().isEmpty() ? "none" : alerts());
        put("Not told", notTold());
        text.put(
                "State",
                count(total.store().calls(), "store call") + ", "
                        + total.store().writes() + " of them writes");
        text.put("Time", String.format(Locale.ROOT, "%.1f s", report.elapsed().toMillis() / MILLIS));
        unread();
        if (report.whole()) {
            closing();
        }
        return text.toString();
    }

    private void put(String label, String value) {
        if (!value.isEmpty()) {
            text.put(label, value);
        }
    }

    private String read() {
        return count(total.events(), "record") + ", " + total.serviceAccountEvents()
                + " of them calls of service accounts, on " + count(report.days(), "day");
    }

    private String rejected() {
        Rejection first = report.firstRejection();
        String counts = counts(total.rejected(), Rejection.Reason::label);
        return first == null ? counts : counts + "; the first: " + Untrusted.line(first.detail());
    }

    private String alerts() {
        long episodes =
                report.alerts().stream().map(AlertRow::episode).distinct().count();
        return report.alerts().size() + " in " + count(episodes, "episode") + ": "
                + parts(total.alerts(), Variation::label);
    }

    private String notTold() {
        String told = "";
        told += total.suppressed() == 0 ? "" : ", " + total.suppressed() + " suppressed by an earlier alert";
        told += total.muted() == 0 ? "" : ", " + total.muted() + " muted";
        told += total.stopped() == 0 ? "" : ", " + total.stopped() + " stopped by the breaker";
        told += total.profileFull() == 0 ? "" : ", " + total.profileFull() + " not learned, for a profile is full";
        return told.isEmpty() ? "" : told.substring(2);
    }

    private static <K> String counts(Map<K, Long> counts, Function<K, String> label) {
        long sum = counts.values().stream().mapToLong(n -> n).sum();
        return counts.size() < 2 ? parts(counts, label) : sum + ": " + parts(counts, label);
    }

    private static <K> String parts(Map<K, Long> counts, Function<K, String> label) {
        return counts.entrySet().stream()
                .map(e -> e.getValue() + " " + label.apply(e.getKey()).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    /** A short log only teaches: the first thing that somebody must know who sees no alerts. */
    private void closing() {
        List<ReplayReport.ClusterDays> learning = report.clusters().stream()
                .filter(cluster -> cluster.earlierDays() < report.activationDays())
                .toList();
        if (total.serviceAccountEvents() == 0) {
            text.blank().paragraph("No alerts, for there was no finished call of a service account to judge.");
        } else if (!learning.isEmpty()) {
            learning.stream()
                    .limit(MOST_CLUSTERS)
                    .forEach(cluster -> text.blank().paragraph(learning(cluster)));
        } else if (report.alerts().isEmpty()) {
            text.blank().paragraph("No alerts, for nothing that may be told was unusual.");
        }
    }

    /** What the log leaves out, nobody can be told of. */
    private void unread() {
        report.clusters().stream()
                .filter(cluster -> cluster.unreadDays() > 0)
                .limit(MOST_CLUSTERS)
                .forEach(cluster -> text.blank()
                        .paragraph("Cluster " + Untrusted.line(cluster.cluster()) + ": "
                                + UnreadLog.of(cluster.unreadDays()) + ". Its source seems to leave them out, as"
                                + " kube-audit-admin does on AKS, a project without Data Access logs on GKE, and a"
                                + " filter may anywhere."));
    }

    private String learning(ReplayReport.ClusterDays cluster) {
        int needed = report.activationDays();
        return "Nothing is alerted before day " + (needed + 1) + ": cluster "
                + Untrusted.line(cluster.cluster()) + " must have events on " + count(needed, "day")
                + " before one is judged. Its last day, " + LocalDate.ofEpochDay(cluster.lastDay()) + ", is day "
                + (cluster.earlierDays() + 1) + ", so it is still being learned. Give a longer log; or keep what is"
                + " learned with --state, and go on with the next log.";
    }
}
