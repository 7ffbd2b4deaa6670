package dev.sawatch.cli;

import dev.sawatch.pipeline.BatchResult;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The summary for people. */
final class SummaryText {
    private static final double MILLIS = 1_000;

    static String of(ReplayReport report) {
        BatchResult total = report.total();
        StringBuilder text = new StringBuilder();
        line(
                text,
                "Read",
                total.events() + " records on " + report.days() + " days in "
                        + String.format(Locale.ROOT, "%.1f s", report.elapsed().toMillis() / MILLIS) + ", "
                        + total.serviceAccountEvents() + " of service accounts");
        line(text, "Skipped", counts(total.skipped(), skip -> skip.label()));
        line(text, "Rejected", counts(total.rejected(), reason -> reason.label()));
        line(text, "Alerts", counts(total.alerts(), variation -> variation.label()));
        line(
                text,
                "Kept quiet",
                total.suppressed() + " suppressed, " + total.muted() + " muted, " + total.stopped()
                        + " stopped by the breaker");
        line(text, "State store", total.storeCalls() + " calls, " + total.storeWrites() + " of them writes");
        report.clusters().forEach(cluster -> text.append(activation(cluster, report.activationDays())));
        return text.toString();
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append(String.format(Locale.ROOT, "%-12s %s%n", label, value));
    }

    private static <K> String counts(Map<K, Long> counts, Function<K, String> label) {
        long sum = counts.values().stream().mapToLong(n -> n).sum();
        String parts = counts.entrySet().stream()
                .map(e -> label.apply(e.getKey()) + " " + e.getValue())
                .collect(Collectors.joining(", "));
        return parts.isEmpty() ? "none" : sum + " (" + parts + ")";
    }

    /** A short log only teaches: the first thing to say to somebody who sees no alerts. */
    private static String activation(ReplayReport.ClusterDays cluster, int needed) {
        if (cluster.earlierDays() >= needed) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "%nCluster %s was watched on %d earlier days of the %d that it takes before anything is alerted:"
                        + " so far it is only learned.%n",
                dev.sawatch.audit.Untrusted.line(cluster.cluster()),
                cluster.earlierDays(),
                needed);
    }

    private SummaryText() {}
}
