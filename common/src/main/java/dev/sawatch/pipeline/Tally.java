package dev.sawatch.pipeline;

import dev.sawatch.alert.Handling;
import dev.sawatch.audit.Rejection;
import dev.sawatch.baseline.Baselines;
import dev.sawatch.baseline.Records;
import dev.sawatch.detection.Variation;
import java.util.EnumMap;
import java.util.Map;

/** Counts while a batch is processed. */
final class Tally {
    long serviceAccountEvents;

    private final Map<Variation, Long> alerts = new EnumMap<>(Variation.class);
    private final Map<Handling, Long> handled = new EnumMap<>(Handling.class);
    private final Records records;
    private final Baselines baselines;
    private final long calls;
    private final long writes;
    private final long lostRaces;
    private final long profileFull;

    Tally(Records records, Baselines baselines) {
        this.records = records;
        this.baselines = baselines;
        this.calls = records.calls();
        this.writes = records.writes();
        this.lostRaces = records.lostRaces();
        this.profileFull = baselines.profileFull();
    }

    void count(Variation variation, Handling handling) {
        handled.merge(handling, 1L, Long::sum);
        if (handling == Handling.ALERTED) {
            alerts.merge(variation, 1L, Long::sum);
        }
    }

    BatchResult result(Batch batch) {
        Map<Rejection.Reason, Long> rejected = new EnumMap<>(Rejection.Reason.class);
        batch.rejections.forEach(rejection -> rejected.merge(rejection.reason(), 1L, Long::sum));
        return new BatchResult(
                serviceAccountEvents
                        + batch.rejections.size()
                        + batch.skipped.values().stream().mapToLong(n -> n).sum(),
                serviceAccountEvents,
                new EnumMap<>(batch.skipped.isEmpty() ? new EnumMap<>(dev.sawatch.audit.Skip.class) : batch.skipped),
                rejected,
                alerts,
                handled.getOrDefault(Handling.SUPPRESSED, 0L),
                handled.getOrDefault(Handling.MUTED, 0L),
                handled.getOrDefault(Handling.STOPPED, 0L),
                records.calls() - calls,
                records.writes() - writes,
                records.lostRaces() - lostRaces,
                baselines.profileFull() - profileFull);
    }
}
