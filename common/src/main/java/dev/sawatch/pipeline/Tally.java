package dev.sawatch.pipeline;

import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.baseline.Baselines;
import dev.sawatch.detection.Variation;
import dev.sawatch.ledger.AlertOutcome;
import dev.sawatch.state.StateUpdates;
import java.util.EnumMap;
import java.util.Map;

/** Counts while a batch is processed. */
final class Tally {
    long serviceAccountEvents;

    private final Map<Variation, Long> alerts = new EnumMap<>(Variation.class);
    private final Map<AlertOutcome, Long> handled = new EnumMap<>(AlertOutcome.class);
    private final StateUpdates records;
    private final Baselines baselines;
    private final long calls;
    private final long writes;
    private final long lostRaces;
    private final long profileFull;

    Tally(StateUpdates records, Baselines baselines) {
        this.records = records;
        this.baselines = baselines;
        this.calls = records.calls();
        this.writes = records.writes();
        this.lostRaces = records.lostRaces();
        this.profileFull = baselines.profileFull();
    }

    void count(Variation variation, AlertOutcome handling) {
        handled.merge(handling, 1L, Long::sum);
        if (handling == AlertOutcome.ALERTED) {
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
                new EnumMap<>(batch.skipped.isEmpty() ? new EnumMap<>(Skip.class) : batch.skipped),
                rejected,
                alerts,
                handled.getOrDefault(AlertOutcome.SUPPRESSED, 0L),
                handled.getOrDefault(AlertOutcome.MUTED, 0L),
                handled.getOrDefault(AlertOutcome.STOPPED, 0L),
                records.calls() - calls,
                records.writes() - writes,
                records.lostRaces() - lostRaces,
                baselines.profileFull() - profileFull);
    }
}
