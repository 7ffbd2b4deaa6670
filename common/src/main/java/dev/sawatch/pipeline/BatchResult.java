package dev.sawatch.pipeline;

import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.detection.Variation;
import dev.sawatch.ledger.AlertOutcome;
import dev.sawatch.state.StoreUse;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of a batch, in numbers.
 *
 * @param serviceAccountEvents requests of service accounts that were judged
 * @param skipped records of no interest
 * @param rejected records that could not be read
 * @param alerts alerts published
 * @param outcomes what became of the unusual calls, the alerted ones among them
 * @param store how the state store was used
 * @param profileFull calls that a full profile could not learn
 * @param clustersWithoutReads clusters whose source shows no reads, as far as the instance knows; of several batches the
 *     most
 */
public record BatchResult(
        long serviceAccountEvents,
        Map<Skip, Long> skipped,
        Map<Rejection.Reason, Long> rejected,
        Map<Variation, Long> alerts,
        Map<AlertOutcome, Long> outcomes,
        StoreUse store,
        long profileFull,
        long clustersWithoutReads) {
    /** Of no batch. */
    public static final BatchResult NONE =
            new BatchResult(0, Map.of(), Map.of(), Map.of(), Map.of(), StoreUse.NONE, 0, 0);

    /** Records of any kind. */
    public long events() {
        return serviceAccountEvents + sum(skipped) + sum(rejected);
    }

    /** Unusual calls whose alert is not old enough. */
    public long suppressed() {
        return outcomes.getOrDefault(AlertOutcome.SUPPRESSED, 0L);
    }

    /** Unusual calls that nobody wants to be told of. */
    public long muted() {
        return outcomes.getOrDefault(AlertOutcome.MUTED, 0L);
    }

    /** Unusual calls of clusters with too many alerts. */
    public long stopped() {
        return outcomes.getOrDefault(AlertOutcome.STOPPED, 0L);
    }

    /** Of both. */
    public BatchResult plus(BatchResult other) {
        return new BatchResult(
                serviceAccountEvents + other.serviceAccountEvents,
                sum(Skip.class, skipped, other.skipped),
                sum(Rejection.Reason.class, rejected, other.rejected),
                sum(Variation.class, alerts, other.alerts),
                sum(AlertOutcome.class, outcomes, other.outcomes),
                store.plus(other.store),
                profileFull + other.profileFull,
                Math.max(clustersWithoutReads, other.clustersWithoutReads));
    }

    /** All of them, whatever their reason. */
    public static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(n -> n).sum();
    }

    private static <E extends Enum<E>> Map<E, Long> sum(Class<E> type, Map<E, Long> a, Map<E, Long> b) {
        Map<E, Long> sum = new EnumMap<>(type);
        sum.putAll(a);
        b.forEach((key, count) -> sum.merge(key, count, Long::sum));
        return sum;
    }
}
