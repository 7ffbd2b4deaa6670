package dev.sawatch.benchmarks;

import dev.sawatch.baseline.StateKey;
import dev.sawatch.baseline.StateRecord;
import dev.sawatch.baseline.StateStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

final class MemoryStore implements StateStore {
    private final Map<StateKey, StateRecord> records = new HashMap<>();

    @Override
    public Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
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
    public Optional<String> replace(StateRecord record) {
        StateRecord stored = records.get(record.key());
        if (!Objects.equals(stored == null ? null : stored.version(), record.version())) {
            return Optional.empty();
        }
        String version = record.version() == null ? "1" : String.valueOf(Long.parseLong(record.version()) + 1);
        records.put(record.key(), new StateRecord(record.key(), record.text(), record.expires(), version));
        return Optional.of(version);
    }
}
