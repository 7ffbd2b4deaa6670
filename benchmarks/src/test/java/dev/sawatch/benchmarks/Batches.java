package dev.sawatch.benchmarks;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.pipeline.Batch;
import dev.sawatch.pipeline.BatchResult;
import dev.sawatch.reading.EventSink;

/** Cuts what is read into batches of a size, and has each processed. */
final class Batches implements EventSink {
    private final AuditPipeline pipeline;
    private final int size;
    private Batch batch;
    private int events;
    private BatchResult sum = BatchResult.NONE;

    Batches(AuditPipeline pipeline, int size) {
        this.pipeline = pipeline;
        this.size = size;
        this.batch = pipeline.newBatch();
    }

    @Override
    public boolean isKnown(String fingerprint) {
        boolean isKnown = batch.isKnown(fingerprint);
        if (isKnown) {
            count();
        }
        return isKnown;
    }

    @Override
    public void event(AuditEvent event) {
        batch.event(event);
        count();
    }

    private void count() {
        if (++events == size) {
            finish();
        }
    }

    BatchResult finish() {
        sum = sum.plus(pipeline.process(batch));
        batch = pipeline.newBatch();
        events = 0;
        return sum;
    }

    @Override
    public void rejected(Rejection rejection) {
        batch.rejected(rejection);
    }

    @Override
    public void skipped(Skip reason) {
        batch.skipped(reason);
    }
}
