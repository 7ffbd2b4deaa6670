package dev.sawatch.ledger;

import dev.sawatch.alert.EpisodePlace;
import dev.sawatch.alert.Rating;
import dev.sawatch.detection.Confidence;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateUpdates;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The records of the ledger, as this instance last saw them, and the steps of the protocol that change one of them. */
final class LedgerRecords {
    private static final int MAX_KNOWN = 10_000;

    private final Map<StateKey, StateRecord> known = new LinkedHashMap<>();
    private final Set<StateKey> readNow = new HashSet<>();
    private final StateUpdates records;
    private final UnaryOperator<Instant> expiry;

    LedgerRecords(StateUpdates records, UnaryOperator<Instant> expiry) {
        this.records = records;
        this.expiry = expiry;
    }

    /** An entry that is to be, made of the one whose place it takes, which is null where there is none. */
    @FunctionalInterface
    interface Successor {
        LedgerEntry of(@Nullable LedgerEntry predecessor);
    }

    /** Reads records in one call. */
    void read(Collection<StateKey> keys) {
        Map<StateKey, StateRecord> found = records.find(keys);
        keys.forEach(key -> remember(key, found.get(key)));
        readNow.addAll(keys);
    }

    /** Whether the record was read in this batch, or is remembered from an earlier one. */
    boolean isKnown(StateKey key) {
        return readNow.contains(key) || known.containsKey(key);
    }

    /** Whether all were read in this batch. */
    boolean areReadNow(Collection<StateKey> keys) {
        return readNow.containsAll(keys);
    }

    /** The record as last seen, or null. */
    @Nullable
    StateRecord record(StateKey key) {
        return known.get(key);
    }

    /** The entry as last seen, or null. */
    @Nullable
    LedgerEntry entry(StateKey key) {
        return parse(records.text(known.get(key)));
    }

    /** The episode as last seen, or null. */
    @Nullable
    Episode episode(StateKey key) {
        String text = records.text(known.get(key));
        return text == null ? null : Episode.parse(text);
    }

    /**
     * Puts an entry in the place of one that neither suppresses it nor is still to be published.
     *
     * @param time of the call
     * @param span how long an entry suppresses others
     * @return the entry that is there now: the new one, this very alert's of before, or another's
     */
    LedgerEntry claim(StateKey key, String alertId, Instant time, Rating rating, Duration span, Successor successor) {
        return update(key, text -> {
            LedgerEntry found = parse(text);
            boolean stays = found != null
                    && (found.pending() != null || found.isOf(alertId) || found.suppresses(time, rating, span));
            return stays ? Optional.empty() : Optional.of(draft(successor.of(found)));
        });
    }

    /** Says of an entry that its alert is published, unless another alert has taken its place. */
    void markPublished(StateKey key, String alertId) {
        update(
                key,
                text -> Optional.ofNullable(parse(text))
                        .filter(found -> found.pending() != null && found.isOf(alertId))
                        .map(found -> draft(found.published())));
    }

    private StateUpdates.Draft draft(LedgerEntry entry) {
        return new StateUpdates.Draft(entry.toText(), expiry.apply(entry.first()));
    }

    private LedgerEntry update(StateKey key, StateUpdates.Change change) {
        StateRecord stored = records.update(key, known.get(key), change);
        remember(key, stored);
        if (stored == null) {
            throw new IllegalStateException("no ledger entry where one was written");
        }
        return LedgerEntry.parse(stored.text());
    }

    /**
     * Adds an alert to the episode that spans its time, or begins one; the same alert is added once.
     *
     * @param bound how many alerts an episode takes
     * @return its place; empty where the episode takes no more
     */
    Optional<EpisodePlace> joinEpisode(StateKey key, String alertId, Instant time, Confidence confidence, int bound) {
        Episode[] joined = {Episode.begin(alertId, time)};
        changeEpisode(key, time, found -> {
            if (found == null || !found.spans(time)) {
                joined[0] = Episode.begin(alertId, time);
                return found != null && found.isAfter(time) ? found : joined[0];
            }
            joined[0] = found.refuses(alertId, confidence, bound) ? found : found.join(alertId);
            return joined[0];
        });
        return joined[0].has(alertId) ? Optional.of(joined[0].place(alertId, confidence)) : Optional.empty();
    }

    /** Says of an alert that pages that it is claimed: from now on others of its confidence need not. */
    void markPaged(StateKey key, String alertId, Instant time, Confidence confidence) {
        changeEpisode(
                key, time, found -> found == null || !found.has(alertId) ? found : found.paging(alertId, confidence));
    }

    private void changeEpisode(StateKey key, Instant time, EpisodeChange change) {
        StateRecord stored = records.update(key, known.get(key), text -> {
            Episode found = text == null ? null : Episode.parse(text);
            Episode next = change.of(found);
            return next == null || next.equals(found)
                    ? Optional.empty()
                    : Optional.of(new StateUpdates.Draft(next.toText(), expiry.apply(time)));
        });
        remember(key, stored);
    }

    /** What an episode becomes. */
    @FunctionalInterface
    private interface EpisodeChange {
        @Nullable
        Episode of(@Nullable Episode found);
    }

    void remember(StateKey key, @Nullable StateRecord record) {
        known.remove(key);
        if (record != null) {
            known.put(key, record);
        }
        if (known.size() > MAX_KNOWN) {
            known.remove(known.keySet().iterator().next());
        }
    }

    /** What was looked for in vain may be there when the next batch comes. */
    void endBatch() {
        readNow.clear();
    }

    void clear() {
        known.clear();
        readNow.clear();
    }

    private static @Nullable LedgerEntry parse(@Nullable String text) {
        return text == null ? null : LedgerEntry.parse(text);
    }
}
