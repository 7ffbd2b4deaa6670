package dev.sawatch.pipeline;

import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.detection.Variation;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of a batch, in numbers.
 *
 * @param events records of any kind
 * @param serviceAccountEvents requests of service accounts that were judged
 * @param skipped records of no interest
 * @param rejected records that could not be read
 * @param alerts alerts published
 * @param suppressed unusual calls whose alert is not old enough
 * @param muted unusual calls that nobody wants to be told of
 * @param stopped unusual calls of clusters with too many alerts
 * @param storeCalls calls of the state store
 * @param storeWrites those that wrote something
 * @param lostRaces those that came too late
 * @param profileFull calls that a full profile could not learn
 */
public record BatchResult(
        long events,
        long serviceAccountEvents,
        Map<Skip, Long> skipped,
        Map<Rejection.Reason, Long> rejected,
        Map<Variation, Long> alerts,
        long suppressed,
        long muted,
        long stopped,
        long storeCalls,
        long storeWrites,
        long lostRaces,
        long profileFull) {
    /** Of no batch. */
    public static final BatchResult NONE = new BatchResult(0, 0, Map.of(), Map.of(), Map.of(), 0, 0, 0, 0, 0, 0, 0);

    /** Of both. */
    public BatchResult plus(BatchResult other) {
        return new BatchResult(
                events + other.events,
                serviceAccountEvents + other.serviceAccountEvents,
                sum(Skip.class, skipped, other.skipped),
                sum(Rejection.Reason.class, rejected, other.rejected),
                sum(Variation.class, alerts, other.alerts),
                suppressed + other.suppressed,
                muted + other.muted,
                stopped + other.stopped,
                storeCalls + other.storeCalls,
                storeWrites + other.storeWrites,
                lostRaces + other.lostRaces,
                profileFull + other.profileFull);
    }

    private static <E extends Enum<E>> Map<E, Long> sum(Class<E> type, Map<E, Long> a, Map<E, Long> b) {
        Map<E, Long> sum = new EnumMap<>(type);
        sum.putAll(a);
        b.forEach((key, count) -> sum.merge(key, count, Long::sum));
        return sum;
    }
}
