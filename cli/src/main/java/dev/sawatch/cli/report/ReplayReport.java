package dev.sawatch.cli.report;

import dev.sawatch.audit.Rejection;
import dev.sawatch.pipeline.BatchResult;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a replay has to tell.
 *
 * @param total what became of the records
 * @param firstRejection the first record that could not be read, or null
 * @param days days (UTC) with service accounts' events in the logs
 * @param alerts the alerts, in the order of their publication
 * @param clusters how far each cluster is learned, by name
 * @param activationDays days with events after which a cluster is active
 * @param elapsed how long it took
 * @param whole whether all logs were read to their ends
 */
public record ReplayReport(
        BatchResult total,
        @Nullable Rejection firstRejection,
        int days,
        List<AlertRow> alerts,
        List<ClusterDays> clusters,
        int activationDays,
        Duration elapsed,
        boolean whole) {
    /**
     * A cluster at the end of the replay.
     *
     * @param cluster its id
     * @param earlierDays days with events in the training period, before the last one
     * @param lastDay the last day with events, in days since 1970-01-01
     * @param unreadDays days on which its log showed many writes and no read; 0 where it shows reads
     */
    public record ClusterDays(String cluster, int earlierDays, int lastDay, int unreadDays) {}
}
