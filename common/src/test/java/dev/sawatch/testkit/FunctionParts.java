package dev.sawatch.testkit;

import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.pipeline.RejectSink;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateStore;
import java.time.InstantSource;

/**
 * What an instance of a function is made of.
 *
 * @param store where it learns
 * @param publisher where its alerts go
 * @param rejects where unreadable records go
 * @param settings what the operator chose
 * @param clock the time
 */
public record FunctionParts(
        StateStore store, AlertPublisher publisher, RejectSink rejects, Settings settings, InstantSource clock) {
    /** The same parts, of which one fails when the fault says so. */
    FunctionParts withFault(Fault fault) {
        return withStore(new FaultyStateStore(store, fault))
                .withPublisher(new FaultyPublisher(publisher, fault))
                .withRejects(new FaultyRejectSink(rejects, fault));
    }

    FunctionParts withStore(StateStore other) {
        return new FunctionParts(other, publisher, rejects, settings, clock);
    }

    FunctionParts withPublisher(AlertPublisher other) {
        return new FunctionParts(store, other, rejects, settings, clock);
    }

    FunctionParts withRejects(RejectSink other) {
        return new FunctionParts(store, publisher, other, settings, clock);
    }
}
