package dev.sawatch.state;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state store as the core uses it: expired records are gone, calls are counted, lost races are tried again. */
public final class StateUpdates {
    private static final int MAX_TRIES = 32;

    private final StateStore store;
    private Instant now = Instant.EPOCH;
    private long calls;
    private long writes;
    private long lostRaces;

    /** @param store where the records lie */
    public StateUpdates(StateStore store) {
        this.store = store;
    }

    /** What a record becomes. */
    @FunctionalInterface
    public interface Change {
        /**
         * May be called several times, each time with what the store holds then.
         *
         * @param text the record's content, or null where there is none
         * @return the new content, or empty to leave the record as it is
         */
        Optional<Draft> apply(@Nullable String text);
    }

    /**
     * A record to be stored.
     *
     * @param text its content
     * @param expires until when it is worth keeping
     */
    public record Draft(String text, Instant expires) {}

    /** Sets the time by which records expire. */
    public void at(Instant time) {
        now = time;
    }

    /** Whether a record counts as gone. */
    public boolean isExpired(@Nullable StateRecord stored) {
        return stored != null && !stored.expires().isAfter(now);
    }

    /** Content of a record; null where there is none or it has expired. */
    public @Nullable String text(@Nullable StateRecord stored) {
        return stored == null || isExpired(stored) ? null : stored.text();
    }

    /** Reads records in one call; for no keys without one. */
    public Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        calls++;
        return new HashMap<>(store.find(keys));
    }

    /**
     * Changes a record, again and again until no other instance comes between.
     *
     * @param known the record as last read, or null where it is believed absent
     * @return the record as it is now, or null where there is none
     * @throws StateStoreException where the store fails, or the race is lost over and over
     */
    public @Nullable StateRecord update(StateKey key, @Nullable StateRecord known, Change change) {
        StateRecord current = known;
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Optional<Draft> draft = change.apply(text(current));
            if (draft.isEmpty()) {
                return current;
            }
            StateRecord next = new StateRecord(
                    key, draft.get().text(), draft.get().expires(), current == null ? null : current.version());
            Optional<String> version = replace(next);
            if (version.isPresent()) {
                return new StateRecord(key, next.text(), next.expires(), version.get());
            }
            lostRaces++;
            current = find(java.util.Set.of(key)).get(key);
        }
        throw new StateStoreException(
                "lost the race for a " + key.kind().label() + " record " + MAX_TRIES + " times in a row");
    }

    private Optional<String> replace(StateRecord next) {
        calls++;
        Optional<String> version = store.replace(next);
        writes += version.isPresent() ? 1 : 0;
        return version;
    }

    /** How the store was used so far. */
    public StoreUse use() {
        return new StoreUse(calls, writes, lostRaces);
    }
}
