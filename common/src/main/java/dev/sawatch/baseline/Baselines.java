package dev.sawatch.baseline;

import dev.sawatch.audit.Outcome;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The baselines of all clusters, as one instance knows them. Reads a record once and keeps it: what is known stays true,
 * for facts only grow. What is new is collected over a batch and written once per record, profiles last: what a profile
 * knows, the other records know too. So a call whose facts its profile holds costs no store call, and a batch that fails
 * half-way is made good by its redelivery.
 */
public final class Baselines {
    private static final int MAX_CACHED = 20_000;
    private static final int DAY_SECONDS = 86_400;

    private final Records records;
    private final Periods periods;
    private final Map<StateKey, CachedRecord<?>> cache = new LinkedHashMap<>(256, 0.75f, true);
    private long batch;
    private long profileFull;

    /**
     * @param records where the records lie
     * @param periods the training period decides how long they are kept
     */
    public Baselines(Records records, Periods periods) {
        this.records = records;
        this.periods = periods;
    }

    /** Begins a batch: what was read before it may have been overtaken by other instances. */
    public void beginBatch() {
        batch++;
    }

    /** Reads all that is known about some calls, in one call, unless it was read in this batch. */
    public void refresh(Collection<Observation> calls) {
        Set<StateKey> keys = new LinkedHashSet<>();
        for (Observation call : calls) {
            keys.addAll(List.of(call.profileKey(), call.resourceKey(), call.clusterKey()));
            if (!call.namespace().isEmpty()) {
                keys.add(call.namespaceKey());
            }
        }
        read(keys.stream().filter(key -> cached(key).readIn != batch).toList());
    }

    private Profile profile(StateKey key) {
        return cached(key, Profile.class);
    }

    /** Whether everything that could be learned of a call is known: then it is usual. */
    public boolean holds(Observation call) {
        return profile(call.profileKey()).holds(call)
                && cached(call.clusterKey(), ClusterHistory.class).holdsDay(call.day())
                && (call.namespace().isEmpty() || namespace(call).holds(call))
                && holdsResource(call);
    }

    /** A profile does not tell whether a call found its object, and only then its resource counts as seen. */
    private boolean holdsResource(Observation call) {
        return !call.traits().makesSeen()
                || cached(call.resourceKey(), ResourceHistory.class).holds(call);
    }

    /** All that is known about a call, as last read. */
    public BaselineView view(Observation call) {
        return new BaselineView(
                profile(call.profileKey()),
                cached(call.resourceKey(), ResourceHistory.class),
                namespace(call),
                cached(call.clusterKey(), ClusterHistory.class));
    }

    private NamespaceHistory namespace(Observation call) {
        return call.namespace().isEmpty()
                ? new NamespaceHistory()
                : cached(call.namespaceKey(), NamespaceHistory.class);
    }

    /** Learns that a cluster was watched on the day of a call, and that the call aimed at its namespace. */
    public void learnSurroundings(Observation call) {
        learn(call.clusterKey(), ClusterHistory.class, h -> h.holdsDay(call.day()), h -> h.learnDay(call.day()));
        if (!call.namespace().isEmpty()) {
            learn(call.namespaceKey(), NamespaceHistory.class, h -> h.holds(call), h -> h.learn(call));
        }
    }

    /** Learns a call. */
    public void learn(Observation call) {
        boolean allowed = call.behaviour().outcome() == Outcome.ALLOWED;
        if (allowed && !call.network().isEmpty()) {
            learn(call.clusterKey(), ClusterHistory.class, h -> h.holdsNetwork(call), h -> h.learnNetwork(call));
        }
        if (call.traits().makesSeen()) {
            learn(call.resourceKey(), ResourceHistory.class, h -> h.holds(call), h -> h.learn(call));
        }
        learn(call.profileKey(), Profile.class, p -> p.holds(call), p -> {
            profileFull += p.learn(call) ? 0 : 1;
        });
    }

    private <R extends BaselineRecord<R>> void learn(
            StateKey key, Class<R> type, Predicate<R> holds, Consumer<R> learn) {
        CachedRecord<?> cached = cached(key);
        R history = type.cast(cached.record);
        if (!holds.test(history)) {
            learn.accept(history);
            cached.dirty = true;
        }
    }

    /**
     * Writes what is new.
     *
     * @throws StateStoreException where the store fails; the batch must be delivered again
     */
    public void flush() {
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
        cached.stored = records.update(key, cached.stored, text -> {
            if (text != null) {
                cached.record.merge(cached.parse(text));
            }
            String merged = cached.record.toText();
            return merged.equals(text)
                    ? Optional.empty()
                    : Optional.of(new Records.Draft(merged, expiry(cached.record.newestDay())));
        });
        cached.dirty = false;
    }

    /** One day after the training period that follows the newest fact. */
    private Instant expiry(int newestDay) {
        return Instant.ofEpochSecond((newestDay + 2L + periods.training()) * DAY_SECONDS);
    }

    private void read(Collection<StateKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        Map<StateKey, StateRecord> found = records.find(keys);
        keys.forEach(key -> cached(key).accept(found.get(key), records, batch));
    }

    private void evict() {
        var eldest = cache.values().iterator();
        while (cache.size() > MAX_CACHED) {
            eldest.next();
            eldest.remove();
        }
    }

    /** Forgets everything that is cached, written or not: after a failure the store alone is believed. */
    public void reset() {
        cache.clear();
    }

    /** Calls whose behaviour was new to a full profile, so far. */
    public long profileFull() {
        return profileFull;
    }

    private <R extends BaselineRecord<R>> R cached(StateKey key, Class<R> type) {
        return type.cast(cached(key).record);
    }

    private CachedRecord<?> cached(StateKey key) {
        CachedRecord<?> cached = cache.computeIfAbsent(key, k -> CachedRecord.of(k.kind()));
        if (!cached.dirty && records.isExpired(cached.stored)) {
            cached.empty();
        }
        return cached;
    }
}
