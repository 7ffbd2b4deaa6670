package dev.sawatch.cli;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.EventSink;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.pipeline.Batch;
import dev.sawatch.pipeline.BatchResult;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts what is read through the pipeline, in batches. */
final class Replay implements EventSink {
    /** Records of one batch; with rejections' excerpts it stays below some tens of megabytes. */
    private static final int BATCH = 5_000;

    private static final long SECONDS_OF_DAY = 86_400;

    private final AuditPipeline pipeline;
    private final EventClock clock;
    private final Set<Long> days = new TreeSet<>();
    private BatchResult total = BatchResult.NONE;
    private Batch batch = new Batch();
    private long inBatch;
    private long readable;
    private @Nullable Rejection firstRejection;

    Replay(AuditPipeline pipeline, EventClock clock) {
        this.pipeline = pipeline;
        this.clock = clock;
    }

    @Override
    public void event(AuditEvent event) {
        clock.seen(event.received());
        if (!event.received().isAfter(clock.instant())) {
            days.add(Math.floorDiv(event.received().getEpochSecond(), SECONDS_OF_DAY));
        }
        readable++;
        batch.event(event);
        taken();
    }

    @Override
    public void rejected(Rejection rejection) {
        firstRejection = firstRejection == null ? rejection : firstRejection;
        batch.rejected(rejection);
        taken();
    }

    @Override
    public void skipped(Skip reason) {
        readable += reason == Skip.OTHER_LOG ? 0 : 1;
        batch.skipped(reason);
        taken();
    }

    private void taken() {
        if (++inBatch >= BATCH) {
            flush();
        }
    }

    /** Processes what is left. */
    void flush() {
        total = total.plus(pipeline.process(batch));
        batch = new Batch();
        inBatch = 0;
    }

    /** What became of all batches. */
    BatchResult total() {
        return total;
    }

    /** Days (UTC) with service accounts' events. */
    int days() {
        return days.size();
    }

    /** Whether anything was an audit event. */
    boolean readAnything() {
        return readable > 0;
    }

    /** The first record that could not be read, or null. */
    @Nullable
    Rejection firstRejection() {
        return firstRejection;
    }
}
