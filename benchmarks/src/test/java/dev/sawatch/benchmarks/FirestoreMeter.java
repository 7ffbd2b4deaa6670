package dev.sawatch.benchmarks;

import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Counts what Firestore would bill for the calls of a store: a read for each document asked for, absent ones included; a
 * write for each replacement, lost races included; and the deletion of each new document when it expires. Whatever their
 * size. List prices of a region in the US.
 */
final class FirestoreMeter implements StateStore {
    private static final double READ_PRICE = 0.03 / 100_000;
    private static final double WRITE_PRICE = 0.09 / 100_000;
    private static final double DELETE_PRICE = 0.02 / 100_000;

    private final StateStore store;
    private long reads;
    private long writes;
    private long deletions;

    FirestoreMeter(StateStore store) {
        this.store = store;
    }

    @Override
    public Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
        reads += keys.size();
        return store.find(keys);
    }

    @Override
    public Optional<String> replace(StateRecord record) {
        writes++;
        Optional<String> version = store.replace(record);
        deletions += record.version() == null && version.isPresent() ? 1 : 0;
        return version;
    }

    void reset() {
        reads = 0;
        writes = 0;
        deletions = 0;
    }

    long reads() {
        return reads;
    }

    long writes() {
        return writes;
    }

    /** In US dollars. */
    double cost() {
        return reads * READ_PRICE + writes * WRITE_PRICE + deletions * DELETE_PRICE;
    }
}
