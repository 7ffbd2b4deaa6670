package dev.sawatch.testkit;

import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import dev.sawatch.state.StateStoreException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A store that fails when its {@link Fault} says so. */
public record FaultyStateStore(StateStore store, Fault fault) implements StateStore {
    @Override
    public Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
        return fault.around(() -> store.find(keys), StateStoreException::new);
    }

    @Override
    public Optional<String> replace(StateRecord record) {
        return fault.around(() -> store.replace(record), StateStoreException::new);
    }
}
