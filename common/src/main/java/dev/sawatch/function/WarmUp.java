package dev.sawatch.function;

import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.pipeline.Batch;
import dev.sawatch.reading.EventSink;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import dev.sawatch.state.StateStoreException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Loads and warms what a batch needs before there is one: a made-up event goes through a pipeline without a store, and the
 * real store is asked for a record that is not there. Nothing is left behind by it.
 *
 * @param store the real store
 * @param settings of the function
 * @param clock time of the made-up event
 */
public record WarmUp(StateStore store, Settings settings, InstantSource clock) {
    /** Wraps an event as the cloud does, and reads it as the function does. */
    @FunctionalInterface
    public interface Reading {
        /**
         * Hands the event to the sink.
         *
         * @param event an audit event as JSON without line breaks
         */
        void read(String event, EventSink sink) throws IOException;
    }

    /** Warms up; a store that fails is no fault here. */
    public void run(Reading reading) throws IOException {
        AuditPipeline pipeline = new AuditPipeline(new NoStore(), message -> {}, rejections -> {}, settings, clock);
        Batch batch = pipeline.newBatch();
        reading.read(event(), batch);
        pipeline.process(batch);
        try {
            store.find(Set.of(new StateKey(StateKey.Kind.CLUSTER, "priming", "")));
        } catch (StateStoreException e) {
            // The instance is as good without; a fault that lasts is told by the first batch.
        }
    }

    private String event() {
        return """
                {"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"priming","stage":"ResponseComplete",\
                "requestURI":"/api/v1/pods","verb":"list","user":{"username":"system:serviceaccount:priming:priming"},\
                "sourceIPs":["192.0.2.1"],"userAgent":"priming/1","objectRef":{"resource":"pods","apiVersion":"v1"},\
                "responseStatus":{"code":200},"requestReceivedTimestamp":"%s"}""".formatted(clock.instant());
    }

    /** A store in which nothing is found and everything can be written. */
    private static final class NoStore implements StateStore {
        @Override
        public Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
            return Map.of();
        }

        @Override
        public Optional<String> replace(StateRecord record) {
            return Optional.of("1");
        }
    }
}
