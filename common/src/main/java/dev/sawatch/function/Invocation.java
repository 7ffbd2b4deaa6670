package dev.sawatch.function;

import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.pipeline.Batch;
import dev.sawatch.pipeline.BatchResult;
import dev.sawatch.reading.EventSink;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How a function takes what is delivered to it: a reader of its own, one batch, the pipeline, one summary. It may be
 * called from several threads at once. Deliveries that come while a batch is processed are read
 * meanwhile and are then the next batch together: so a store that is slow to answer is asked less often, not more.
 *
 * @param <R> the reader of the cloud's envelopes
 */
public final class Invocation<R> {
    /** Records of a batch of several deliveries: as many fit well into a small function's memory. */
    private static final long MOST_TOGETHER = 10_000;

    private final Supplier<R> readers;
    private final AuditPipeline pipeline;
    private final Consumer<Summary> summaries;
    private final InstantSource clock;
    private final GroupCommit<Delivery> commits;

    /** What was delivered at a time. */
    private record Delivery(Instant start, Batch batch) {
        long size() {
            return batch.size();
        }
    }

    /**
     * @param readers makes a reader for each delivery, for a reader is for one thread
     * @param pipeline the instance's one pipeline
     * @param summaries is told of each batch that was taken, by one thread at a time
     * @param clock by which the summary is timed
     */
    public Invocation(Supplier<R> readers, AuditPipeline pipeline, Consumer<Summary> summaries, InstantSource clock) {
        this.readers = readers;
        this.pipeline = pipeline;
        this.summaries = summaries;
        this.clock = clock;
        this.commits = new GroupCommit<>(this::process, Delivery::size, MOST_TOGETHER);
    }

    /**
     * Reads a delivery.
     *
     * @param <R> the reader
     * @param <A> what the cloud must be answered
     */
    @FunctionalInterface
    public interface Reading<R, A> {
        /** Hands everything in the delivery to the sink. */
        A read(R reader, EventSink sink) throws IOException;
    }

    /**
     * Takes a delivery. Returning acknowledges: all of it is judged, alerted and learned, and what could not be read is in
     * the reject sink.
     *
     * @return what reading returned
     * @throws IOException where the delivery itself cannot be read to its end
     * @throws RuntimeException where the store, the topic or the reject sink failed, and all must be delivered again; so
     *     must all other deliveries of the batch, and each is told by this very exception
     */
    public <A> A take(Reading<R, A> delivery) throws IOException {
        Delivery taken = new Delivery(clock.instant(), pipeline.newBatch());
        A answer = delivery.read(readers.get(), taken.batch());
        commits.commit(taken);
        return answer;
    }

    private void process(List<Delivery> together) {
        Instant start =
                together.stream().map(Delivery::start).min(Instant::compareTo).orElseThrow();
        BatchResult result =
                pipeline.process(Batch.of(together.stream().map(Delivery::batch).toList()));
        Instant end = clock.instant();
        summaries.accept(new Summary(result, end, Duration.between(start, end)));
    }

    /** Deliveries that are read and wait for their batch to begin. */
    int waiting() {
        return commits.waiting();
    }
}
