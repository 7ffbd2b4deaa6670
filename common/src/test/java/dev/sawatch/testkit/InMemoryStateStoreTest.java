package dev.sawatch.testkit;

import dev.sawatch.state.StateStore;

class InMemoryStateStoreTest extends StateStoreContract {
    private final InMemoryStateStore store = new InMemoryStateStore();

    @Override
    protected StateStore store() {
        return store;
    }

    @Override
    protected StateStore another() {
        return store;
    }

    @Override
    protected StateStore unavailable() {
        return new FaultyStateStore(store, new Fault(1, Fault.Moment.BEFORE));
    }
}
