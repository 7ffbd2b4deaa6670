package dev.sawatch.function;

import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.pipeline.Batch;
import dev.sawatch.pipeline.BatchResult;
import dev.sawatch.reading.EventSink;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How a function takes what is delivered to it: a reader of its own, one batch, the pipeline, one summary. It may be called
 * from several threads at once.
 *
 * @param <R> the reader of the cloud's envelopes
 */
public final class Invocation<R> {
    private final Supplier<R> readers;
    private final AuditPipeline pipeline;
    private final Consumer<Summary> summaries;
    private final InstantSource clock;

    /**
     * @param readers makes a reader for each delivery, for a reader is for one thread
     * @param pipeline the instance's one pipeline
     * @param summaries is told of each batch that was taken
     * @param clock by which the summary is timed
     */
    public Invocation(Supplier<R> readers, AuditPipeline pipeline, Consumer<Summary> summaries, InstantSource clock) {
        this.readers = readers;
        this.pipeline = pipeline;
        this.summaries = summaries;
        this.clock = clock;
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
     * @throws RuntimeException where the store, the topic or the reject sink failed, and all must be delivered again
     */
    public <A> A take(Reading<R, A> delivery) throws IOException {
        Instant start = clock.instant();
        Batch batch = pipeline.newBatch();
        A answer = delivery.read(readers.get(), batch);
        BatchResult result = pipeline.process(batch);
        Instant end = clock.instant();
        summaries.accept(new Summary(result, end, Duration.between(start, end)));
        return answer;
    }
}
