package dev.sawatch.testkit.recording;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.pipeline.Batch;
import dev.sawatch.pipeline.BatchResult;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Plays events into a pipeline of its own, as fast as it takes them, and keeps the alerts. The clock follows the events. */
public final class Replay {
    private final List<AlertMessage> alerts = new ArrayList<>();
    private final AuditPipeline pipeline;
    private Instant now = Instant.EPOCH;
    private BatchResult result = BatchResult.NONE;

    private Replay(StateStore store, Settings settings) {
        pipeline = new AuditPipeline(store, alerts::add, rejections -> {}, settings, () -> now);
    }

    /** With the default settings. */
    public static Replay into(StateStore store) {
        return into(store, Settings.defaults());
    }

    /** With settings. */
    public static Replay into(StateStore store, Settings settings) {
        return new Replay(store, settings);
    }

    /** Plays events in batches of a size, in the order given. */
    public Replay play(List<AuditEvent> events, int size) {
        for (int from = 0; from < events.size(); from += size) {
            process(events.subList(from, Math.min(events.size(), from + size)));
        }
        return this;
    }

    /** Plays one batch and tells what came of it. */
    public BatchResult process(List<AuditEvent> events) {
        Batch batch = pipeline.newBatch();
        for (AuditEvent event : events) {
            // As readers do it.
            if (event.fingerprint().isEmpty() || !batch.isKnown(event.fingerprint())) {
                batch.event(event);
            }
            at(event.received());
        }
        BatchResult one = pipeline.process(batch);
        result = result.plus(one);
        return one;
    }

    /** Sets the clock forward. */
    public void at(Instant time) {
        now = time.isAfter(now) ? time : now;
    }

    /** The pipeline. */
    public AuditPipeline pipeline() {
        return pipeline;
    }

    /** What it has raised so far. */
    public List<AlertMessage> alerts() {
        return alerts;
    }

    /** What became of all batches. */
    public BatchResult result() {
        return result;
    }
}
