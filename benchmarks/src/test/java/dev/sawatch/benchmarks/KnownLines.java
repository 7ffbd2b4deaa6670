package dev.sawatch.benchmarks;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.pipeline.Batch;
import dev.sawatch.reading.AuditEventReader;
import dev.sawatch.reading.EventSink;
import dev.sawatch.testkit.recording.Recording;
import java.io.ByteArrayOutputStream;

/** Those of some events that a pipeline knows, or that are of no interest to it. */
final class KnownLines implements EventSink {
    private final Batch batch;
    private boolean known;

    private KnownLines(Batch batch) {
        this.batch = batch;
    }

    static byte[] of(byte[] bytes, AuditPipeline pipeline) {
        KnownLines sink = new KnownLines(pipeline.newBatch());
        AuditEventReader reader = new AuditEventReader(Recording.CLUSTER);
        ByteArrayOutputStream lines = new ByteArrayOutputStream(bytes.length);
        for (int from = 0; from < bytes.length; ) {
            sink.known = true;
            int end = reader.readInPlace(bytes, from, bytes.length, sink) + 1;
            if (sink.known) {
                lines.write(bytes, from, end - from);
            }
            from = end;
        }
        return lines.toByteArray();
    }

    @Override
    public boolean isKnown(String fingerprint) {
        return batch.isKnown(fingerprint);
    }

    @Override
    public void event(AuditEvent event) {
        known = false;
    }

    @Override
    public void rejected(Rejection rejection) {
        throw new IllegalStateException("the recording holds only good events: " + rejection.detail());
    }

    @Override
    public void skipped(Skip reason) {
        // Skipped again, whenever it is read.
    }
}
