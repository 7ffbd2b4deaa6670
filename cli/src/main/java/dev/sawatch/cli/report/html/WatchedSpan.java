package dev.sawatch.cli.report.html;

import dev.sawatch.baseline.ClusterHistory;
import dev.sawatch.baseline.Periods;
import java.util.NavigableSet;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * When a cluster was watched in a replay. All days are UTC, in days since 1970-01-01.
 *
 * @param cluster its id
 * @param first the first day with events
 * @param last the last one
 * @param active the first day on which calls were judged; empty where there was none
 * @param judged number of days with events from that day on
 */
record WatchedSpan(String cluster, int first, int last, OptionalInt active, int judged) {
    /**
     * Counts as the detector does: a cluster is active where it had events on enough days of the training period before.
     *
     * @param days days with events in the logs, at least one
     * @param earlier what was known of the cluster before, or null
     */
    static WatchedSpan of(
            String cluster, NavigableSet<Integer> days, @Nullable ClusterHistory earlier, Periods periods) {
        OptionalInt active = days.stream()
                .mapToInt(day -> day)
                .filter(day -> daysBefore(day, days, earlier, periods) >= periods.activation())
                .findFirst();
        int judged = active.isPresent() ? days.tailSet(active.getAsInt()).size() : 0;
        return new WatchedSpan(cluster, days.first(), days.last(), active, judged);
    }

    private static int daysBefore(
            int day, NavigableSet<Integer> days, @Nullable ClusterHistory earlier, Periods periods) {
        int count = 0;
        for (int before = periods.before(day) + 1; before < day; before++) {
            boolean known = earlier != null && earlier.daysBetween(before - 1, before + 1) > 0;
            count += known || days.contains(before) ? 1 : 0;
        }
        return count;
    }
}
