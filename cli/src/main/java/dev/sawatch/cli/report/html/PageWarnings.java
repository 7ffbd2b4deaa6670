package dev.sawatch.cli.report.html;

import dev.sawatch.alert.wording.UnreadLog;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.cli.report.ReplayReport;
import dev.sawatch.pipeline.BatchResult;
import java.util.ArrayList;
import java.util.List;

/** What limits the page's worth, in sentences. */
final class PageWarnings {
    private static final int MOST = 10;

    static List<String> of(ReplayReport report, List<WatchedSpan> spans, PageAlerts alerts) {
        List<String> warnings = new ArrayList<>();
        if (!report.whole()) {
            warnings.add("The logs could not be read to their end. What was read before stands here.");
        }
        long rejected = BatchResult.sum(report.total().rejected());
        if (rejected > 0) {
            warnings.add("Records that could not be read: " + rejected + ".");
        }
        if (alerts.left() > 0) {
            warnings.add("The page shows the first " + PageAlerts.MOST + " alerts; " + alerts.left()
                    + " later ones are only counted.");
        }
        spans.stream()
                .filter(span -> span.active().isEmpty())
                .limit(MOST)
                .forEach(span -> warnings.add("Cluster " + Untrusted.line(span.cluster())
                        + " is still being learned: it needs events on " + report.activationDays()
                        + " days before a call is judged."));
        report.clusters().stream()
                .filter(cluster -> cluster.unreadDays() > 0)
                .limit(MOST)
                .forEach(cluster -> warnings.add("Cluster " + Untrusted.line(cluster.cluster()) + ": "
                        + UnreadLog.of(cluster.unreadDays()) + "."));
        return warnings;
    }

    private PageWarnings() {}
}
