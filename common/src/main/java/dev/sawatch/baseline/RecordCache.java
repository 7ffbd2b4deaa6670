package dev.sawatch.baseline;

import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateUpdates;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The records of the baseline as this instance knows them. Reads a record once and keeps it: what is known stays true, for
 * facts only grow. What is new is collected over a batch and written once per record.
 */
final class RecordCache {
    private static final int MAX_CACHED = 20_000;
    private static final int DAY_SECONDS = 86_400;

    private final StateUpdates records;
    private final Periods periods;
    private final Map<StateKey, CachedRecord<?>> cache = new LinkedHashMap<>(256, 0.75f, true);
    private long batch;

    RecordCache(StateUpdates records, Periods periods) {
        this.records = records;
        this.periods = periods;
    }

    /** Begins a batch: what was read before it may have been overtaken by other instances. */
    void beginBatch() {
        batch++;
    }

    /** Reads those records, in one call, that were not read in this batch. */
    void refresh(Collection<StateKey> keys) {
        List<StateKey> stale =
                keys.stream().filter(key -> cached(key).readIn != batch).toList();
        if (!stale.isEmpty()) {
            Map<StateKey, StateRecord> found = records.find(stale);
            stale.forEach(key -> cached(key).accept(found.get(key), records, batch));
        }
    }

    /** A record as last read, with what was learned since. */
    <R extends BaselineRecord<R>> R get(StateKey key, Class<R> type) {
        return type.cast(cached(key).record);
    }

    /** Changes a record that does not hold a fact yet. */
    <R extends BaselineRecord<R>> void learn(StateKey key, Class<R> type, Predicate<R> holds, Consumer<R> learn) {
        CachedRecord<?> cached = cached(key);
        R record = type.cast(cached.record);
        if (!holds.test(record)) {
            learn.accept(record);
            cached.dirty = true;
        }
    }

    /** Adds the facts of another text of a record. */
    void merge(StateKey key, String text) {
        CachedRecord<?> cached = cached(key);
        cached.merge(text);
        cached.dirty = true;
    }

    /** Writes what is new, profiles last: what a profile knows the other records know too. */
    void flush() {
        List<StateKey> dirty = cache.entrySet().stream()
                .filter(e -> e.getValue().dirty)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing((StateKey key) -> key.kind() == StateKey.Kind.PROFILE)
                        .thenComparing(StateKey::toString))
                .toList();
        dirty.forEach(key -> write(key, cached(key)));
        evict();
    }

    private <R extends BaselineRecord<R>> void write(StateKey key, CachedRecord<R> cached) {
        cached.written(records.update(key, cached.stored, text -> {
            if (text != null) {
                cached.merge(text);
            }
            String merged = cached.record.toText();
            return merged.equals(text)
                    ? Optional.empty()
                    : Optional.of(new StateUpdates.Draft(merged, expiry(cached.record.newestDay())));
        }));
    }

    /** One day after the training period that follows the newest fact. */
    private Instant expiry(int newestDay) {
        return Instant.ofEpochSecond((newestDay + 1L + periods.silence()) * DAY_SECONDS);
    }

    private void evict() {
        var eldest = cache.values().iterator();
        while (cache.size() > MAX_CACHED) {
            eldest.next();
            eldest.remove();
        }
    }

    /** Forgets everything, written or not. */
    void clear() {
        cache.clear();
    }

    private CachedRecord<?> cached(StateKey key) {
        CachedRecord<?> cached = cache.computeIfAbsent(key, k -> CachedRecord.of(k.kind()));
        if (!cached.dirty && records.isExpired(cached.stored)) {
            cached.empty();
        }
        return cached;
    }
}
