package dev.sawatch.benchmarks;

import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Counts what a Storage account would bill for the calls of a store in its tables: a transaction for each key that is read,
 * absent ones included, and for each write, lost races included, whatever its size. List price of East US, locally redundant.
 */
final class TablesMeter implements StateStore {
    private static final double TRANSACTION_PRICE = 0.000_36 / 10_000;

    private final StateStore store;
    private long reads;
    private long writes;

    TablesMeter(StateStore store) {
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
        return store.replace(record);
    }

    void reset() {
        reads = 0;
        writes = 0;
    }

    long reads() {
        return reads;
    }

    long writes() {
        return writes;
    }

    /** In US dollars. */
    double cost() {
        return (reads + writes) * TRANSACTION_PRICE;
    }
}
