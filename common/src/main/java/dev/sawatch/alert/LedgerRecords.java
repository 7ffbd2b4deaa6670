package dev.sawatch.alert;

import dev.sawatch.baseline.Records;
import dev.sawatch.baseline.StateKey;
import dev.sawatch.baseline.StateRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The records of the ledger, as this instance last saw them, and the steps of the protocol that change one of them. */
final class LedgerRecords {
    private static final int MAX_KNOWN = 10_000;

    private final Map<StateKey, StateRecord> known = new LinkedHashMap<>();
    private final Records records;
    private final UnaryOperator<Instant> expiry;

    LedgerRecords(Records records, UnaryOperator<Instant> expiry) {
        this.records = records;
        this.expiry = expiry;
    }

    /** Reads records in one call. */
    void read(Collection<StateKey> keys) {
        Map<StateKey, StateRecord> found = records.find(keys);
        keys.forEach(key -> remember(key, found.get(key)));
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

    /**
     * Puts an entry in the place of one that no longer suppresses.
     *
     * @param span how long an entry suppresses others
     * @return the entry that is there now: the given one, or one that was faster
     */
    LedgerEntry claim(StateKey key, LedgerEntry entry, Duration span) {
        return update(key, text -> {
            LedgerEntry found = parse(text);
            boolean taken = found != null && found.suppresses(entry.first(), span);
            return taken ? Optional.empty() : Optional.of(draft(entry));
        });
    }

    /** Says of an entry that its alert is published, unless another alert has taken its place. */
    void markPublished(StateKey key, String alertId) {
        update(
                key,
                text -> Optional.ofNullable(parse(text))
                        .filter(found ->
                                found.pending() != null && found.alertId().equals(alertId))
                        .map(found -> draft(found.published())));
    }

    private Records.Draft draft(LedgerEntry entry) {
        return new Records.Draft(entry.toText(), expiry.apply(entry.first()));
    }

    private LedgerEntry update(StateKey key, Records.Change change) {
        StateRecord stored = records.update(key, known.get(key), change);
        remember(key, stored);
        if (stored == null) {
            throw new IllegalStateException("no ledger entry where one was written");
        }
        return LedgerEntry.parse(stored.text());
    }

    /** Adds an alert to the episode that spans its time, or begins one; the same alert is added once. */
    Episode.Place joinEpisode(StateKey key, String alertId, Instant time) {
        Episode[] joined = {Episode.begin(alertId, time)};
        StateRecord stored = records.update(key, known.get(key), text -> {
            Episode found = text == null ? null : Episode.parse(text);
            boolean late = found != null && !found.spans(time) && found.isAfter(time);
            joined[0] = found != null && found.spans(time) ? found.join(alertId) : Episode.begin(alertId, time);
            boolean same = joined[0].equals(found) || late;
            return same ? Optional.empty() : Optional.of(new Records.Draft(joined[0].toText(), expiry.apply(time)));
        });
        remember(key, stored);
        return joined[0].place(alertId);
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

    void clear() {
        known.clear();
    }

    private static @Nullable LedgerEntry parse(@Nullable String text) {
        return text == null ? null : LedgerEntry.parse(text);
    }
}
