package dev.sawatch.pipeline;

import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.baseline.Baselines;
import dev.sawatch.detection.Variation;
import dev.sawatch.ledger.AlertOutcome;
import dev.sawatch.state.StateUpdates;
import dev.sawatch.state.StoreUse;
import java.util.EnumMap;
import java.util.Map;

/** Counts while a batch is processed. */
final class Tally {
    long serviceAccountEvents;
    long clustersWithoutReads;

    private final Map<Variation, Long> alerts = new EnumMap<>(Variation.class);
    private final Map<AlertOutcome, Long> outcomes = new EnumMap<>(AlertOutcome.class);
    private final StateUpdates records;
    private final Baselines baselines;
    private final StoreUse before;
    private final long profileFull;

    Tally(StateUpdates records, Baselines baselines) {
        this.records = records;
        this.baselines = baselines;
        this.before = records.use();
        this.profileFull = baselines.profileFull();
    }

    void count(Variation variation, AlertOutcome outcome) {
        outcomes.merge(outcome, 1L, Long::sum);
        if (outcome == AlertOutcome.ALERTED) {
            alerts.merge(variation, 1L, Long::sum);
        }
    }

    BatchResult result(Batch batch) {
        Map<Skip, Long> skipped = new EnumMap<>(Skip.class);
        skipped.putAll(batch.skipped);
        Map<Rejection.Reason, Long> rejected = new EnumMap<>(Rejection.Reason.class);
        batch.rejections.forEach(rejection -> rejected.merge(rejection.reason(), 1L, Long::sum));
        return new BatchResult(
                serviceAccountEvents,
                skipped,
                rejected,
                alerts,
                outcomes,
                records.use().since(before),
                baselines.profileFull() - profileFull,
                clustersWithoutReads);
    }
}
