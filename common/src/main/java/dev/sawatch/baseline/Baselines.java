package dev.sawatch.baseline;

import dev.sawatch.audit.Outcome;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.Reach;
import dev.sawatch.behaviour.names.Names;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateStoreException;
import dev.sawatch.state.StateUpdates;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The baselines of all clusters, as one instance knows them. What a profile knows the other records know too, for it is
 * written last. So a call whose facts its profile holds costs no store call, and a batch that fails half-way is made good
 * by its redelivery.
 */
public final class Baselines {
    private final RecordCache cache;
    private long profileFull;

    /**
     * @param records where the records lie
     * @param periods the training period decides how long they are kept
     */
    public Baselines(StateUpdates records, Periods periods) {
        this.cache = new RecordCache(records, periods);
    }

    /** Begins a batch: what was read before it may have been overtaken by other instances. */
    public void beginBatch() {
        cache.beginBatch();
    }

    /** Reads all that is known about some calls, in one call, unless it was read in this batch. */
    public void refresh(Collection<AccountCall> calls) {
        Set<StateKey> keys = new LinkedHashSet<>();
        for (AccountCall call : calls) {
            keys.addAll(List.of(call.profileKey(), call.resourceKey(), call.clusterKey(), call.homeKey()));
            keys.addAll(call.cohortKeys());
            if (!call.namespace().isEmpty()) {
                keys.add(call.namespaceKey());
            }
        }
        cache.refresh(keys);
    }

    /** Whether everything that could be learned of a call is known: then it is usual. */
    public boolean holds(AccountCall call) {
        return profile(call).holds(call)
                && cluster(call).holdsDay(call)
                && (call.behaviour().outcome() == Outcome.DENIED || holdsAround(call));
    }

    /** Whether a call comes by a client or from a network that may be new to its account. */
    public boolean mayBeByNewMeans(AccountCall call) {
        return profile(call).whereabouts().mayBeNew(call);
    }

    /**
     * Whether that goes for all calls like it of its day, earlier ones included: none of them can be the first with its
     * client or from its network, whose time is kept, nor one of the writes that tell what the log's source shows.
     */
    public boolean holdsAllLike(AccountCall call) {
        return holds(call)
                && cluster(call).holdsDayOfAllLike(call)
                && (call.behaviour().outcome() == Outcome.DENIED
                        || profile(call).whereabouts().areOlderThanDay(call));
    }

    /**
     * What the profile does not imply: it does not tell in which namespace the account reads, whether it found its object,
     * and only then its resource counts as seen, and what was rolled out.
     */
    private boolean holdsAround(AccountCall call) {
        return (!learnsNamespace(call) || namespace(call).holdsDay(call.day()))
                && (!call.traits().makesSeen() || resource(call).holds(call))
                && (call.behaviour().reach() != Reach.OTHER || holdsCohorts(call))
                && (call.traits().rollout().isEmpty() || namespace(call).holdsRollout(call));
    }

    private boolean holdsCohorts(AccountCall call) {
        return !CohortHistory.concerns(call)
                || call.cohortKeys().stream()
                        .allMatch(key -> cache.get(key, CohortHistory.class).holds(call));
    }

    /** All that is known about a call, as last read. */
    public BaselineView view(AccountCall call) {
        return new BaselineView(
                profile(call),
                resource(call),
                call.namespace().isEmpty() ? new NamespaceHistory() : namespace(call),
                cache.get(call.homeKey(), NamespaceHistory.class),
                call.cohortKeys().stream()
                        .map(key -> cache.get(key, CohortHistory.class))
                        .toList(),
                cluster(call));
    }

    /** Learns that a cluster was watched on the day of a call, and what its source shows, whatever came of the call. */
    public void learnDay(AccountCall call) {
        cache.learn(call.clusterKey(), ClusterHistory.class, h -> h.holdsDay(call), h -> h.learnDay(call));
    }

    /** Learns a call. One that was refused teaches the profile alone. */
    public void learn(AccountCall call) {
        if (call.behaviour().outcome() == Outcome.ALLOWED) {
            learnAround(call);
        }
        cache.learn(call.profileKey(), Profile.class, p -> p.holds(call), p -> {
            profileFull += p.learn(call) ? 0 : 1;
        });
    }

    private void learnAround(AccountCall call) {
        // Who calls from everywhere says nothing of the cluster's networks, and would fill their map.
        if (!call.network().isEmpty() && !profile(call).whereabouts().hasManyNetworks()) {
            cache.learn(call.clusterKey(), ClusterHistory.class, h -> h.holdsNetwork(call), h -> h.learnNetwork(call));
        }
        if (!call.otherAddress().isEmpty()) {
            cache.learn(
                    call.clusterKey(), ClusterHistory.class, h -> h.holdsWanderer(call), h -> h.learnWanderer(call));
        }
        if (call.traits().makesSeen()) {
            cache.learn(call.resourceKey(), ResourceHistory.class, h -> h.holds(call), h -> h.learn(call));
        }
        if (CohortHistory.concerns(call)) {
            call.cohortKeys()
                    .forEach(key -> cache.learn(key, CohortHistory.class, h -> h.holds(call), h -> h.learn(call)));
        }
        learnNamespaces(call);
    }

    private void learnNamespaces(AccountCall call) {
        learnDay(call.homeKey(), call.day());
        if (learnsNamespace(call)) {
            learnDay(call.namespaceKey(), call.day());
        }
        if (!call.traits().rollout().isEmpty()) {
            cache.learn(
                    call.namespaceKey(), NamespaceHistory.class, h -> h.holdsRollout(call), h -> h.learnRollout(call));
        }
    }

    private void learnDay(StateKey namespace, int day) {
        cache.learn(namespace, NamespaceHistory.class, h -> h.holdsDay(day), h -> h.learnDay(day));
    }

    private static boolean learnsNamespace(AccountCall call) {
        return !call.namespace().isEmpty() && !call.namespace().equals(Names.INVALID);
    }

    /** Adds the facts of records of another baseline; they are written with the next {@link #flush}. */
    void merge(Collection<StateKey> keys, Map<StateKey, String> texts) {
        cache.refresh(keys);
        keys.forEach(key -> cache.merge(key, Objects.requireNonNull(texts.get(key))));
    }

    private Profile profile(AccountCall call) {
        return cache.get(call.profileKey(), Profile.class);
    }

    private ResourceHistory resource(AccountCall call) {
        return cache.get(call.resourceKey(), ResourceHistory.class);
    }

    private NamespaceHistory namespace(AccountCall call) {
        return cache.get(call.namespaceKey(), NamespaceHistory.class);
    }

    private ClusterHistory cluster(AccountCall call) {
        return cache.get(call.clusterKey(), ClusterHistory.class);
    }

    /**
     * Writes what is new.
     *
     * @throws StateStoreException where the store fails; the batch must be delivered again
     */
    public void flush() {
        cache.flush();
    }

    /** Forgets everything that is cached, written or not: after a failure the store alone is believed. */
    public void reset() {
        cache.clear();
    }

    /** Calls whose behaviour was new to a full profile, so far. */
    public long profileFull() {
        return profileFull;
    }
}
