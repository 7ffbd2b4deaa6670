package dev.sawatch.alert;

import dev.sawatch.baseline.BaselineView;
import dev.sawatch.baseline.Observation;
import dev.sawatch.baseline.Periods;
import dev.sawatch.baseline.Records;
import dev.sawatch.baseline.StateKey;
import dev.sawatch.detection.Severity;
import dev.sawatch.detection.Variation;
import dev.sawatch.detection.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes one alert of each new habit, and loses none: join the episode, claim the entry with the alert in it, publish,
 * mark it published; only then may the caller learn the call. Whoever dies in between leaves an entry that says what was
 * to be published, and the next one to meet it publishes it, under the same id.
 */
public final class AlertLedger {
    private static final Duration BREAKER_SPAN = Duration.ofHours(24);

    private final AlertPublisher publisher;
    private final Policy policy;
    private final Duration dedup;
    private final SuppressedCalls suppressed;
    private final BreakerCounts breaker;
    private final LedgerRecords entries;

    /**
     * What people want to be told of.
     *
     * @param periods how long one alert suppresses others
     * @param severities severity of each variation that is switched on
     * @param mutes what nobody wants to see
     * @param breakerAlerts alerts of one cluster in 24 hours after which publication stops
     */
    public record Policy(Periods periods, Map<Variation, Severity> severities, MuteRules mutes, int breakerAlerts) {}

    /** @param publisher where alerts go */
    public AlertLedger(Records records, AlertPublisher publisher, Policy policy) {
        this.entries = new LedgerRecords(records, this::expiry);
        this.publisher = publisher;
        this.policy = policy;
        this.dedup = Duration.ofDays(policy.periods().dedup());
        this.suppressed = new SuppressedCalls(records, this::expiry);
        this.breaker = new BreakerCounts(records, this::expiry);
    }

    /**
     * Deals with an unusual call. When this returns, the call may be learned.
     *
     * @throws PublishException or StateStoreException where that must not happen: the batch must be delivered again
     */
    public Handling raise(Observation call, Verdict verdict, BaselineView view) {
        Severity severity = policy.severities().get(verdict.variation());
        if (severity == null || policy.mutes().mute(call, verdict)) {
            return Handling.MUTED;
        }
        DedupKey key = DedupKey.of(call, verdict);
        if (!isKnownToSuppress(key, call)) {
            readNow(call);
            key = claimed(call).orElse(key);
        }
        LedgerEntry entry = entries.entry(key.stateKey());
        String id = DedupKey.alertId(call);
        if (entry != null && entry.suppresses(call.event().received(), dedup)) {
            return meet(key, id, entry, call);
        }
        if (isOverBound(call)) {
            breaker.count(call);
            publishNotice(call);
            return Handling.STOPPED;
        }
        Suppressed earlier = entry == null ? Suppressed.NONE : suppressed.take(key.stateKey(), entry.suppressed());
        return claim(key, id, call, new Draft(verdict, severity, view, earlier));
    }

    private boolean isKnownToSuppress(DedupKey key, Observation call) {
        LedgerEntry entry = entries.entry(key.stateKey());
        return entry != null
                && entry.suppresses(call.event().received(), dedup)
                && !entry.alertId().equals(DedupKey.alertId(call));
    }

    /**
     * The key under which this very call was claimed before. Its variation was another one if what was learned meanwhile,
     * by this batch before it failed or by another instance, explains part of it.
     */
    private Optional<DedupKey> claimed(Observation call) {
        return DedupKey.every(call).stream()
                .filter(key -> {
                    LedgerEntry entry = entries.entry(key.stateKey());
                    return entry != null && entry.alertId().equals(DedupKey.alertId(call));
                })
                .findFirst();
    }

    private record Draft(Verdict verdict, Severity severity, BaselineView view, Suppressed earlier) {}

    /** The entry is about the same: this very call's, or an earlier alert's. */
    private Handling meet(DedupKey key, String id, LedgerEntry entry, Observation call) {
        boolean own = entry.alertId().equals(id);
        if (entry.pending() != null) {
            publish(key.stateKey(), entry.pending());
        }
        if (own) {
            return entry.pending() == null ? Handling.REPEATED : Handling.ALERTED;
        }
        suppressed.add(key.stateKey(), entries.record(key.stateKey()), id, call);
        return Handling.SUPPRESSED;
    }

    private Handling claim(DedupKey key, String id, Observation call, Draft draft) {
        Episode.Place place =
                entries.joinEpisode(episodeKey(call), id, call.event().received());
        Alert alert = new Alert(
                id,
                place,
                call,
                draft.verdict(),
                draft.severity(),
                BaselineContext.of(call, draft.view(), policy.periods()),
                draft.earlier());
        AlertMessage message = OcsfFinding.message(alert);
        Instant time = call.event().received();
        LedgerEntry mine = new LedgerEntry(id, time, message, Suppressed.NONE);
        LedgerEntry stored = entries.claim(key.stateKey(), mine, dedup);
        if (!stored.alertId().equals(id)) {
            return meet(key, id, stored, call);
        }
        breaker.count(call);
        publish(key.stateKey(), message);
        return Handling.ALERTED;
    }

    /** Publishes, then marks the entry, unless a newer one has taken its place. */
    private void publish(StateKey key, AlertMessage message) {
        publisher.publish(message);
        entries.markPublished(key, message.id());
    }

    private boolean isOverBound(Observation call) {
        return breaker.last24Hours(call) >= policy.breakerAlerts();
    }

    /** One alert a day says that publication has stopped. */
    private void publishNotice(Observation call) {
        DedupKey key = DedupKey.breaker(call);
        Instant time = call.event().received();
        String id = DedupKey.noticeId(call);
        LedgerEntry entry = entries.entry(key.stateKey());
        if (entry != null && entry.pending() == null && entry.suppresses(time, BREAKER_SPAN)) {
            return;
        }
        LedgerEntry mine =
                new LedgerEntry(id, time, OcsfFinding.breakerNotice(id, call, policy.breakerAlerts()), Suppressed.NONE);
        LedgerEntry stored = entries.claim(key.stateKey(), mine, BREAKER_SPAN);
        if (stored.pending() != null) {
            publish(key.stateKey(), stored.pending());
        }
    }

    /** Reads the entries of every key of the call, and what a new alert needs, in one call. */
    private void readNow(Observation call) {
        List<StateKey> keys = new ArrayList<>(List.of(
                episodeKey(call), breaker.key(call), DedupKey.breaker(call).stateKey()));
        DedupKey.every(call).forEach(key -> keys.add(key.stateKey()));
        entries.read(keys);
        breaker.read(call, entries.record(breaker.key(call)));
    }

    private static StateKey episodeKey(Observation call) {
        return new StateKey(
                StateKey.Kind.EPISODE,
                call.event().cluster().id(),
                call.family().toString());
    }

    /** One day after the training period that follows the record's last change. */
    private Instant expiry(Instant time) {
        return time.plus(Duration.ofDays(policy.periods().training() + 1L));
    }

    /**
     * Writes what was suppressed and how many alerts there were.
     *
     * @throws dev.sawatch.baseline.StateStoreException where the store fails; the batch must be delivered again
     */
    public void flush() {
        suppressed.flush().forEach(entries::remember);
        breaker.flush();
    }

    /** Forgets everything that is cached: after a failure the store alone is believed. */
    public void reset() {
        entries.clear();
        suppressed.clear();
        breaker.clear();
    }
}
