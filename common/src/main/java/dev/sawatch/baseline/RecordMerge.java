package dev.sawatch.baseline;

import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateStore;
import dev.sawatch.state.StateStoreException;
import dev.sawatch.state.StateUpdates;
import dev.sawatch.state.StoreUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Adds the records of one baseline to the baseline of a store. Merging is idempotent, and every record is replaced by
 * compare-and-swap, so functions may go on learning into that store meanwhile and nothing is lost on either side.
 */
public final class RecordMerge {
    /** The kinds of records that a baseline is made of; the others are what became of alerts, and are not merged. */
    public static final Set<StateKey.Kind> KINDS = Set.of(
            StateKey.Kind.CLUSTER,
            StateKey.Kind.NAMESPACE,
            StateKey.Kind.RESOURCE,
            StateKey.Kind.COHORT,
            StateKey.Kind.PROFILE);

    /** How many records are read in one call. */
    private static final int CHUNK = 100;

    private final StateUpdates updates;
    private final Baselines baselines;
    private final int lastDay;

    /**
     * @param store where the records go
     * @param periods the training period decides how long they are kept
     * @param lastDay day of the latest fact that is believed, in days since 1970-01-01: one from the future would push out
     *     of the sets of days what was truly seen
     */
    public RecordMerge(StateStore store, Periods periods, int lastDay) {
        this.updates = new StateUpdates(store);
        this.baselines = new Baselines(updates, periods);
        this.lastDay = lastDay;
    }

    /**
     * Adds records; profiles last, for what a profile knows the other records know too. All are read before the first is
     * written.
     *
     * @param texts content by key
     * @return how many of them brought something new
     * @throws StateStoreException where a record is damaged, of a later version or from the future, or the store fails;
     *     merging again makes good what is missing
     */
    public long merge(Map<StateKey, String> texts) {
        Map<StateKey, String> checked =
                new TreeMap<>(Comparator.comparing((StateKey key) -> key.kind() == StateKey.Kind.PROFILE)
                        .thenComparing(StateKey::toString));
        texts.forEach((key, text) -> checked.put(key, checked(key, text)));
        StoreUse before = updates.use();
        List<StateKey> keys = new ArrayList<>(checked.keySet());
        for (int from = 0; from < keys.size(); from += CHUNK) {
            List<StateKey> chunk = keys.subList(from, Math.min(keys.size(), from + CHUNK));
            baselines.beginBatch();
            baselines.merge(chunk, checked);
            baselines.flush();
        }
        return updates.use().since(before).writes();
    }

    private String checked(StateKey key, String text) {
        CachedRecord<?> record = read(key, text);
        if (record.record.newestDay() > lastDay) {
            throw new StateStoreException(
                    "a " + key.kind().label() + " record has facts of days that are still to come");
        }
        return record.record.toText();
    }

    /**
     * The one text of what a record says.
     *
     * @throws StateStoreException where it is damaged, or of a later version
     */
    public static String canonical(StateKey key, String text) {
        return read(key, text).record.toText();
    }

    private static CachedRecord<?> read(StateKey key, String text) {
        CachedRecord<?> record = CachedRecord.of(key.kind());
        record.merge(text);
        return record;
    }
}
