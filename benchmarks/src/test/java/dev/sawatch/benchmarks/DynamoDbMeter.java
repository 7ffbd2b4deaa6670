package dev.sawatch.benchmarks;

import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts what DynamoDB would bill for the calls of a store, on demand (Amazon DynamoDB developer guide, read and write
 * units): one read unit for each 4 KB of an item read strongly consistently, absent ones included; one write unit for
 * each KB of an item, as it was or as it becomes, whichever is larger, lost races included. List prices of us-east-1.
 */
final class DynamoDbMeter implements StateStore {
    private static final double READ_UNIT_PRICE = 0.125 / 1_000_000;
    private static final double WRITE_UNIT_PRICE = 0.625 / 1_000_000;
    private static final int READ_UNIT = 4 * 1024;
    private static final int WRITE_UNIT = 1024;

    /** Names of the attributes, and the two numbers. */
    private static final int OVERHEAD = 50;

    private final StateStore store;
    private long readUnits;
    private long writeUnits;

    DynamoDbMeter(StateStore store) {
        this.store = store;
    }

    @Override
    public Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
        Map<StateKey, StateRecord> found = store.find(keys);
        for (StateKey key : keys) {
            StateRecord record = found.get(key);
            readUnits += record == null ? 1 : units(size(record), READ_UNIT);
        }
        return found;
    }

    @Override
    public Optional<String> replace(StateRecord record) {
        StateRecord present = store.find(Set.of(record.key())).get(record.key());
        int size = Math.max(size(record), present == null ? 0 : size(present));
        writeUnits += units(size, WRITE_UNIT);
        return store.replace(record);
    }

    private static int size(StateRecord record) {
        return utf8(record.text()) + utf8(record.key().toString()) + OVERHEAD;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long units(int bytes, int unit) {
        return Math.max(1, (bytes + unit - 1) / unit);
    }

    void reset() {
        readUnits = 0;
        writeUnits = 0;
    }

    long readUnits() {
        return readUnits;
    }

    long writeUnits() {
        return writeUnits;
    }

    /** In US dollars. */
    double cost() {
        return readUnits * READ_UNIT_PRICE + writeUnits * WRITE_UNIT_PRICE;
    }
}
