package dev.sawatch.pipeline;

import dev.sawatch.baseline.ClusterHistory;
import dev.sawatch.baseline.Periods;
import java.util.HashSet;
import java.util.Set;

/** The clusters whose logs show no reads, as this instance knew it when it last learned something of each. */
final class UnreadClusters {
    private final Set<String> ids = new HashSet<>();
    private final Periods periods;

    UnreadClusters(Periods periods) {
        this.periods = periods;
    }

    /** Takes note of what is known of a cluster. */
    void learned(String id, ClusterHistory history) {
        int day = history.newestDay();
        if (history.unreadDays(day, periods.before(day)) > 0) {
            ids.add(id);
        } else {
            ids.remove(id);
        }
    }

    long count() {
        return ids.size();
    }
}
