package dev.sawatch.ledger;

import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A store on which somebody else does something just before the first ledger entry is written. */
final class RacingStateStore implements StateStore {
    private final StateStore store;
    private Runnable other;

    RacingStateStore(StateStore store, Runnable other) {
        this.store = store;
        this.other = other;
    }

    @Override
    public Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
        return store.find(keys);
    }

    @Override
    public Optional<String> replace(StateRecord record) {
        if (record.key().kind() == StateKey.Kind.LEDGER) {
            Runnable now = other;
            other = () -> {};
            now.run();
        }
        return store.replace(record);
    }
}
