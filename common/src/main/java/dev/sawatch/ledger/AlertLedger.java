package dev.sawatch.ledger;

import dev.sawatch.alert.AlertId;
import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.alert.DeliveryException;
import dev.sawatch.alert.Rating;
import dev.sawatch.audit.Cluster;
import dev.sawatch.baseline.BaselineView;
import dev.sawatch.baseline.Periods;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Severity;
import dev.sawatch.detection.Variation;
import dev.sawatch.detection.Verdict;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateUpdates;
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
    private final Policy policy;
    private final Duration dedup;
    private final SuppressedCalls suppressed;
    private final BreakerCounts breaker;
    private final LedgerRecords entries;
    private final Outbox outbox;
    private final Claims claims;
    private final Notices notices;
    private final Bounds bounds;
    private final FromMemory fromMemory;

    /**
     * What people want to be told of.
     *
     * @param periods how long one alert suppresses others
     * @param severities severity of each variation that is switched on
     * @param mutes what nobody wants to see
     * @param breakerAlerts alerts of one cluster in 24 hours after which publication stops
     * @param accountAlerts alerts of one account in 24 hours after which publication stops for it
     */
    public record Policy(
            Periods periods,
            Map<Variation, Severity> severities,
            MuteRules mutes,
            int breakerAlerts,
            int accountAlerts) {}

    /** @param publisher where alerts go */
    public AlertLedger(StateUpdates records, AlertPublisher publisher, Policy policy) {
        this.entries = new LedgerRecords(records, this::expiry);
        this.outbox = new Outbox(entries, publisher);
        this.notices = new Notices(entries, outbox);
        this.fromMemory = new FromMemory(entries, outbox);
        this.policy = policy;
        this.dedup = Duration.ofDays(policy.periods().dedup());
        this.suppressed = new SuppressedCalls(records, this::expiry);
        this.breaker = new BreakerCounts(records, this::expiry);
        this.bounds = new Bounds(policy.accountAlerts(), policy.breakerAlerts(), entries, breaker);
        this.claims = new Claims(entries, outbox, suppressed, breaker, policy);
    }

    /**
     * Deals with an unusual call. When this returns, the call may be learned, unless it was {@link AlertOutcome#STOPPED}.
     *
     * @throws DeliveryException or StateStoreException where that must not happen: the batch must be delivered again
     */
    public AlertOutcome raise(AccountCall call, Verdict verdict, BaselineView view) {
        Severity severity = policy.severities().get(verdict.variation());
        if (severity == null || policy.mutes().mute(call, verdict)) {
            lookOnce(call);
            return AlertOutcome.MUTED;
        }
        Rating rating = new Rating(severity, verdict.confidence());
        Unusual unusual = new Unusual(call, AlertId.of(call), verdict, rating, view);
        return byMemory(unusual).orElseGet(() -> byStore(unusual));
    }

    /** Whether nobody will be told of an unusual call, by what this instance remembers. */
    public boolean isQuiet(AccountCall call, Verdict verdict) {
        return claims.isQuiet(call, verdict);
    }

    /**
     * Tells once a day that an event of a cluster was cut off inside its URI, so that nobody knows who asked.
     *
     * @param time when it was asked, or as near as is known; the same however often the event is delivered
     * @param uri what is left of its URI, in any characters
     * @throws DeliveryException or StateStoreException where nobody may have been told: the batch must be delivered again
     */
    public void noticeCutUri(Cluster cluster, Instant time, String uri) {
        notices.publish(new CutUriNotice(cluster, time, uri));
    }

    /** Somebody may have claimed the call before it was muted; nobody finds it when it is learned. */
    private void lookOnce(AccountCall call) {
        if (!entries.areReadNow(FromMemory.everyKey(call))) {
            look(call, "");
        }
    }

    /** Deals with a call that is kept quiet as far as this instance remembers. */
    private Optional<AlertOutcome> byMemory(Unusual unusual) {
        AlertOutcome handling = null;
        LedgerEntry entry = entries.entry(unusual.key());
        if (entry != null && !entry.isOf(unusual.id()) && suppresses(entry, unusual)) {
            handling = suppressed.add(unusual.key(), unusual);
        } else if (bounds.isKnown(unusual)) {
            handling = bounds.stop(unusual).map(this::stop).orElse(null);
        }
        if (handling != null) {
            fromMemory.add(unusual);
        }
        return Optional.ofNullable(handling);
    }

    private AlertOutcome byStore(Unusual unusual) {
        look(unusual.call(), unusual.id());
        StateKey key = claimed(unusual).orElse(unusual.key());
        LedgerEntry entry = entries.entry(key);
        if (entry != null && entry.isOf(unusual.id())) {
            return claims.publish(key, entry, unusual);
        } else if (entry != null && suppresses(entry, unusual)) {
            return suppressed.add(key, unusual);
        }
        return bounds.stop(unusual).map(this::stop).orElseGet(() -> claim(key, unusual));
    }

    private boolean suppresses(LedgerEntry entry, Unusual unusual) {
        return entry.suppresses(unusual.time(), unusual.rating(), dedup);
    }

    /**
     * The key under which this very call was claimed before. Its cause was another one if what was learned meanwhile, by
     * this batch before it failed or by another instance, explains part of it.
     */
    private Optional<StateKey> claimed(Unusual unusual) {
        return FromMemory.everyKey(unusual.call()).stream()
                .filter(key -> {
                    LedgerEntry entry = entries.entry(key);
                    return entry != null && entry.isOf(unusual.id());
                })
                .findFirst();
    }

    private AlertOutcome claim(StateKey key, Unusual unusual) {
        return claims.claim(key, unusual).orElseGet(() -> stop(bounds.account(unusual.call())));
    }

    private AlertOutcome stop(BreakerNotice notice) {
        if (!notice.isOfAccount()) {
            breaker.count(notice.call());
        }
        notices.publish(notice);
        return AlertOutcome.STOPPED;
    }

    /** Reads what concerns the call, in one call, and publishes what others left behind. */
    private void look(AccountCall call, String id) {
        List<StateKey> ledger = FromMemory.everyKey(call);
        List<StateKey> keys = new ArrayList<>(ledger);
        keys.add(Unusual.episodeKey(call));
        keys.add(breaker.key(call));
        entries.read(keys);
        breaker.read(call, entries.record(breaker.key(call)));
        outbox.settle(ledger, id);
    }

    /** One day after the training period that follows the record's last change. */
    private Instant expiry(Instant time) {
        return time.plus(Duration.ofDays(policy.periods().training() + 1L));
    }

    /**
     * Writes what was suppressed and how many alerts there were.
     *
     * @throws DeliveryException or StateStoreException where that fails; the batch must be delivered again
     */
    public void flush() {
        fromMemory.lookAgain();
        suppressed.flush(entries);
        breaker.flush();
        entries.endBatch();
    }

    /** Forgets everything that is cached: after a failure the store alone is believed. */
    public void reset() {
        entries.clear();
        suppressed.clear();
        breaker.clear();
        fromMemory.clear();
    }
}
