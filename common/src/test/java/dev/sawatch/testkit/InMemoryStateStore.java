package dev.sawatch.testkit;

import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A store in memory. Thread-safe, so that several pipelines can share it as several instances share a table. */
public final class InMemoryStateStore implements StateStore {
    private final Map<StateKey, StateRecord> records = new HashMap<>();
    private long versions;

    /** An empty store. */
    public InMemoryStateStore() {}

    /** A store that begins with the records of another. */
    public InMemoryStateStore(InMemoryStateStore other) {
        synchronized (other) {
            records.putAll(other.records);
            versions = other.versions;
        }
    }

    @Override
    public synchronized Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
        Map<StateKey, StateRecord> found = new HashMap<>();
        for (StateKey key : keys) {
            StateRecord record = records.get(key);
            if (record != null) {
                found.put(key, record);
            }
        }
        return found;
    }

    @Override
    public synchronized Optional<String> replace(StateRecord record) {
        StateRecord present = records.get(record.key());
        if (!Objects.equals(present == null ? null : present.version(), record.version())) {
            return Optional.empty();
        }
        String version = String.valueOf(++versions);
        records.put(record.key(), new StateRecord(record.key(), record.text(), record.expires(), version));
        return Optional.of(version);
    }

    /** All records as they are now. */
    public synchronized Map<StateKey, StateRecord> records() {
        return Map.copyOf(records);
    }
}
