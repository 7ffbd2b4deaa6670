package dev.sawatch.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.pipeline.Batch;
import dev.sawatch.pipeline.BatchResult;
import dev.sawatch.reading.eks.EksEnvelopeReader;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.recording.Recording;
import dev.sawatch.testkit.recording.Replay;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
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
 * How long the same megabytes take as deliveries of CloudWatch Logs: unpacked and scanned by what the JDK and Jackson have, and what
 * Sawatch does instead.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class EksBenchmark {
    private static final JsonFactory PLAIN = new JsonFactory();

    /** How many megabytes of events; at 20 all days are within the training period. */
    @Param("20")
    int megabytes;

    /** Events in a delivery. */
    @Param({"500"})
    int batch;

    private List<byte[]> data = List.of();
    private List<byte[]> events = List.of();
    private AuditPipeline warm = Replay.into(new InMemoryStateStore()).pipeline();

    /** Makes a pipeline that knows all that the deliveries can teach. */
    @Setup
    public void warmUp() throws IOException {
        byte[] lines = Slices.first(Recording.bytes(), megabytes << 20);
        data = EksDeliveries.data(lines, batch);
        events = data.stream().map(EksDeliveries::event).toList();
        Replay replay = Replay.into(new InMemoryStateStore());
        replay.at(Slices.lastTime(lines));
        warm = replay.pipeline();
        eksCached();
    }

    /** Base64, gzip, and the tokens of the outer and of each inner JSON, which is made bytes again for it. */
    @Benchmark
    public long eksTokenScan() throws IOException {
        long tokens = 0;
        for (byte[] base64 : data) {
            byte[] gzip = Base64.getDecoder().decode(base64);
            try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(gzip), 1 << 16)) {
                tokens += scan(unzipped.readAllBytes(), true);
            }
        }
        return tokens;
    }

    private static long scan(byte[] json, boolean outer) throws IOException {
        long tokens = 0;
        try (JsonParser parser = PLAIN.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                tokens++;
                if (outer && token == JsonToken.VALUE_STRING && "message".equals(parser.currentName())) {
                    tokens += scan(parser.getText().getBytes(StandardCharsets.UTF_8), false);
                }
            }
        }
        return tokens;
    }

    /** From the event of an invocation to judged, where everything is known. */
    @Benchmark
    public BatchResult eksCached() throws IOException {
        EksEnvelopeReader reader = new EksEnvelopeReader("eu-central-1");
        BatchResult sum = BatchResult.NONE;
        for (byte[] event : events) {
            Batch judged = warm.newBatch();
            reader.readDelivery(new ByteArrayInputStream(event), judged);
            sum = sum.plus(warm.process(judged));
        }
        return sum;
    }
}
