package dev.sawatch.ledger;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.EpisodePlace;
import dev.sawatch.alert.Rating;
import dev.sawatch.alert.Suppressed;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Confidence;
import dev.sawatch.detection.Severity;
import dev.sawatch.detection.Verdict;
import dev.sawatch.state.StateKey;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps by which a call becomes an alert: join the episode, claim the entry, publish, mark it published. */
final class Claims {
    private final LedgerRecords entries;
    private final Outbox outbox;
    private final SuppressedCalls suppressed;
    private final BreakerCounts breaker;
    private final AlertLedger.Policy policy;
    private final Duration dedup;

    Claims(
            LedgerRecords entries,
            Outbox outbox,
            SuppressedCalls suppressed,
            BreakerCounts breaker,
            AlertLedger.Policy policy) {
        this.entries = entries;
        this.outbox = outbox;
        this.suppressed = suppressed;
        this.breaker = breaker;
        this.policy = policy;
        this.dedup = Duration.ofDays(policy.periods().dedup());
    }

    /** Whether an unusual call is muted, or kept quiet by an entry as it is remembered. */
    boolean isQuiet(AccountCall call, Verdict verdict) {
        Severity severity = policy.severities().get(verdict.variation());
        if (severity == null || policy.mutes().mute(call, verdict)) {
            return true;
        }
        LedgerEntry entry = entries.entry(DedupKey.of(call, verdict.cause()).stateKey());
        Rating rating = new Rating(severity, verdict.confidence());
        return entry != null
                && entry.pending() == null
                && entry.suppresses(call.event().received(), rating, dedup);
    }

    /** Alerts a call that nothing suppresses; empty where its account has had too many alerts. */
    Optional<AlertOutcome> claim(StateKey key, Unusual unusual) {
        Confidence confidence = unusual.rating().confidence();
        Optional<EpisodePlace> place = entries.joinEpisode(
                unusual.episodeKey(), unusual.id(), unusual.time(), confidence, policy.accountAlerts());
        if (place.isEmpty()) {
            return Optional.empty();
        }
        LedgerRecords.Successor successor = found -> successor(key, unusual, place.get(), found);
        LedgerEntry stored = outbox.claim(key, unusual.id(), unusual.time(), unusual.rating(), dedup, successor);
        if (!stored.isOf(unusual.id())) {
            return Optional.of(suppressed.add(key, unusual));
        }
        suppressed.drop(key);
        breaker.count(unusual.call());
        return Optional.of(publish(key, stored, unusual));
    }

    /** The new entry: what the one before kept quiet is told, and while that one's time lasts, its gravity counts on. */
    private LedgerEntry successor(StateKey key, Unusual unusual, EpisodePlace place, @Nullable LedgerEntry found) {
        Suppressed earlier = found == null ? Suppressed.NONE : suppressed.over(key, found.suppressed());
        AlertMessage message = unusual.message(place, earlier, policy.periods());
        if (found == null) {
            return new LedgerEntry(unusual.id(), unusual.time(), unusual.rating(), message, Suppressed.NONE);
        }
        boolean lasts = found.spans(unusual.time(), dedup);
        Rating rating = lasts ? found.rating().max(unusual.rating()) : unusual.rating();
        return new LedgerEntry(unusual.id(), unusual.time(), rating, message, earlier.told(found.alertId()));
    }

    /** Publishes the call's own entry, where that may not have happened yet. */
    AlertOutcome publish(StateKey key, LedgerEntry entry, Unusual unusual) {
        AlertMessage pending = entry.pending();
        if (pending == null) {
            return AlertOutcome.REPEATED;
        }
        if ("yes".equals(pending.attributes().get("page"))) {
            String confidence = pending.attributes().getOrDefault("confidence", "");
            entries.markPaged(
                    unusual.episodeKey(),
                    unusual.id(),
                    unusual.time(),
                    Confidence.valueOf(confidence.toUpperCase(Locale.ROOT)));
        }
        outbox.publish(key, pending);
        return AlertOutcome.ALERTED;
    }
}
