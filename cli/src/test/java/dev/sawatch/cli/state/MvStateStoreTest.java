package dev.sawatch.cli.state;

import dev.sawatch.state.StateStore;
import dev.sawatch.testkit.StateStoreContract;

class MvStateStoreTest extends StateStoreContract {
    private final MvStateStore store = MvStateStore.inMemory();

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
        MvStateStore closed = MvStateStore.inMemory();
        closed.close();
        return closed;
    }
}
