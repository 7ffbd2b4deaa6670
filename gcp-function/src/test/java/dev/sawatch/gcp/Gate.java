package dev.sawatch.gcp;

import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import dev.sawatch.state.StateStoreException;
import dev.sawatch.testkit.InMemoryStateStore;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A store that answers nobody until its gate is opened, and fails until it is mended. */
final class Gate implements StateStore {
    private final InMemoryStateStore store = new InMemoryStateStore();
    private final CountDownLatch open = new CountDownLatch(1);
    private volatile boolean failing;

    Gate(boolean failing) {
        this.failing = failing;
    }

    void open() {
        open.countDown();
    }

    void mend() {
        failing = false;
    }

    @Override
    public Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
        pass();
        return store.find(keys);
    }

    @Override
    public Optional<String> replace(StateRecord record) {
        pass();
        return store.replace(record);
    }

    private void pass() {
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new StateStoreException("interrupted", e);
        }
        if (failing) {
            throw new StateStoreException("out of order");
        }
    }
}
