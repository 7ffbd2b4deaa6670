package dev.sawatch.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.pipeline.BatchResult;
import dev.sawatch.reading.EventSink;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.recording.Recording;
import dev.sawatch.testkit.recording.Replay;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long the first megabytes of the recording take, from their bytes on: a scan of all tokens by Jackson as it comes, and
 * what Sawatch does instead. In batches as large as a log service delivers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class PipelineBenchmark {
    private static final JsonFactory PLAIN = new JsonFactory();

    /** How many megabytes; at 20 all days are within the training period. */
    @Param("20")
    int megabytes;

    /** Events in a batch. */
    @Param({"500"})
    int batch;

    private byte[] bytes = {};
    private byte[] known = {};
    private AuditPipeline warm = Replay.into(new InMemoryStateStore()).pipeline();

    /** Makes a pipeline that knows all that the bytes can teach. */
    @Setup
    public void warmUp() {
        bytes = Slices.first(Recording.bytes(), megabytes << 20);
        Replay replay = Replay.into(new InMemoryStateStore());
        replay.at(Slices.lastTime(bytes));
        warm = replay.pipeline();
        process(warm, bytes);
        // What was unusual the first time is judged once more before it is known.
        process(warm, bytes);
        known = KnownLines.of(bytes, warm);
    }

    /** What the bytes cost in Jackson's hands, without anybody asking what they say. */
    @Benchmark
    public long tokenScan() throws IOException {
        return scan(bytes);
    }

    /** The same, of those events alone of which all is known. */
    @Benchmark
    public long knownTokenScan() throws IOException {
        return scan(known);
    }

    private static long scan(byte[] json) throws IOException {
        long tokens = 0;
        try (JsonParser parser = PLAIN.createParser(json)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    /** What it costs to build the events by means of Jackson. */
    @Benchmark
    public long plainReader() throws IOException {
        Counter counter = new Counter();
        new PlainReader().read(bytes, counter::event);
        return counter.records;
    }

    /** Reading alone, where nothing is known: every event is built. */
    @Benchmark
    public long read() {
        Counter counter = new Counter();
        Recording.read(bytes, counter);
        return counter.records;
    }

    /** Reading and judging, where everything is known. */
    @Benchmark
    public BatchResult pipelineKnown() {
        return process(warm, known);
    }

    /**
     * Reading and judging, where everything is cached: an ordinary day from its second hour on. A tenth of the events is such
     * that none like them is remembered, and each is built and judged.
     */
    @Benchmark
    public BatchResult pipelineCached() {
        return process(warm, bytes);
    }

    /** Reading, judging, learning and writing, where nothing is known. */
    @Benchmark
    public BatchResult pipelineFirstTime() {
        Replay replay = Replay.into(new InMemoryStateStore());
        replay.at(Slices.lastTime(bytes));
        return process(replay.pipeline(), bytes);
    }

    private BatchResult process(AuditPipeline pipeline, byte[] events) {
        Batches batches = new Batches(pipeline, batch);
        Recording.read(events, batches);
        return batches.finish();
    }

    private static final class Counter implements EventSink {
        long records;

        @Override
        public void event(AuditEvent event) {
            records++;
        }

        @Override
        public void rejected(Rejection rejection) {
            records++;
        }

        @Override
        public void skipped(Skip reason) {
            records++;
        }
    }
}
