package dev.sawatch.cli.input;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.pipeline.Batch;
import dev.sawatch.pipeline.BatchResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts what is read through the pipeline, in batches. */
public final class Replay implements ReplaySink {
    /** Weight of one batch: records, and the long texts that clients may send, so that memory has a bound. */
    private static final int BATCH = 5_000;

    private static final int CHARACTERS = 4_096;

    /** How far a batch takes the clock: as long as a record outlives the training period, so none is missed that a call rests on. */
    private static final Duration SPAN = Duration.ofDays(1);

    private static final long SECONDS_OF_DAY = 86_400;

    private final AuditPipeline pipeline;
    private final EventClock clock;
    private final Map<String, NavigableSet<Integer>> days = new TreeMap<>();
    private BatchResult total = BatchResult.NONE;
    private BatchResult last = BatchResult.NONE;
    private Batch batch;
    private @Nullable Instant end;
    private long weight;
    private long readable;
    private @Nullable Rejection firstRejection;

    public Replay(AuditPipeline pipeline, EventClock clock) {
        this.pipeline = pipeline;
        this.clock = clock;
        this.batch = pipeline.newBatch();
    }

    @Override
    public boolean isKnown(String fingerprint) {
        boolean known = batch.isKnown(fingerprint);
        readable += known ? 1 : 0;
        return known;
    }

    @Override
    public void event(AuditEvent event) {
        if (end != null && event.received().isAfter(end)) {
            flush();
        }
        clock.seen(event.received());
        end = end == null ? clock.instant().plus(SPAN) : end;
        days.computeIfAbsent(event.cluster().id(), cluster -> new TreeSet<>())
                .add((int) Math.floorDiv(event.received().getEpochSecond(), SECONDS_OF_DAY));
        readable++;
        batch.event(event);
        taken(event.call().uri().length()
                + event.userAgent().length()
                + event.fingerprint().length());
    }

    @Override
    public void misdated(AuditEvent event, Rejection why) {
        readable++;
        rejected(why);
    }

    @Override
    public void rejected(Rejection rejection) {
        firstRejection = firstRejection == null ? rejection : firstRejection;
        batch.rejected(rejection);
        taken(rejection.excerpt().length());
    }

    @Override
    public void skipped(Skip reason) {
        readable += reason == Skip.OTHER_LOG ? 0 : 1;
        batch.skipped(reason);
        taken(0);
    }

    private void taken(int characters) {
        weight += 1 + characters / CHARACTERS;
        if (weight >= BATCH) {
            flush();
        }
    }

    /** Processes what is left. */
    public void flush() {
        last = pipeline.process(batch);
        total = total.plus(last);
        batch = pipeline.newBatch();
        end = null;
        weight = 0;
    }

    /** What became of all batches. */
    public BatchResult total() {
        return total;
    }

    /** What became of the last batch. */
    public BatchResult last() {
        return last;
    }

    /** Days (UTC) with service accounts' events. */
    public int days() {
        return (int) days.values().stream().flatMap(Set::stream).distinct().count();
    }

    /** The same by cluster, in days since 1970-01-01. */
    public Map<String, NavigableSet<Integer>> daysByCluster() {
        return days;
    }

    /** Whether anything was an audit event. */
    public boolean readAnything() {
        return readable > 0;
    }

    /** The first record that could not be read, or null. */
    @Nullable
    public Rejection firstRejection() {
        return firstRejection;
    }
}
