package dev.sawatch.testkit;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.alert.DeliveryException;
import dev.sawatch.audit.Rejection;
import dev.sawatch.pipeline.RejectSink;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import dev.sawatch.state.StateStoreException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of a function's parts, which fails until it is mended. For one thread. */
final class Outage implements StateStore, AlertPublisher, RejectSink {
    private final FunctionParts parts;
    private boolean mended;

    /** What is out of order. */
    enum Of {
        STORE,
        TOPIC,
        REJECTS
    }

    Outage(FunctionParts parts) {
        this.parts = parts;
    }

    FunctionParts of(Of part) {
        return switch (part) {
            case STORE -> parts.withStore(this);
            case TOPIC -> parts.withPublisher(this);
            case REJECTS -> parts.withRejects(this);
        };
    }

    void mend() {
        mended = true;
    }

    @Override
    public Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
        check(new StateStoreException("out of order"));
        return parts.store().find(keys);
    }

    @Override
    public Optional<String> replace(StateRecord record) {
        check(new StateStoreException("out of order"));
        return parts.store().replace(record);
    }

    @Override
    public void publish(AlertMessage message) {
        check(new DeliveryException("out of order"));
        parts.publisher().publish(message);
    }

    @Override
    public void reject(List<Rejection> rejections) {
        check(new DeliveryException("out of order"));
        parts.rejects().reject(rejections);
    }

    private void check(RuntimeException failure) {
        if (!mended) {
            throw failure;
        }
    }
}
