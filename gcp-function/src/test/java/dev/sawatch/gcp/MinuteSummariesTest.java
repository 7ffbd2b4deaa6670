package dev.sawatch.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.function.Summary;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.pipeline.Batch;
import dev.sawatch.settings.Settings;
import dev.sawatch.testkit.AlertJson;
import dev.sawatch.testkit.InMemoryStateStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MinuteSummariesTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final MinuteSummaries summaries = new MinuteSummaries(new PrintStream(log, true, StandardCharsets.UTF_8));

    private void batch(int second, int millis, Consumer<Batch> content) {
        AuditPipeline pipeline = new AuditPipeline(
                new InMemoryStateStore(), message -> {}, rejections -> {}, Settings.defaults(), () -> NOW);
        Batch batch = pipeline.newBatch();
        content.accept(batch);
        summaries.accept(new Summary(pipeline.process(batch), NOW.plusSeconds(second), Duration.ofMillis(millis)));
    }

    private static void good(Batch batch) {
        batch.skipped(Skip.OTHER_USER);
    }

    private static void bad(Batch batch) {
        batch.rejected(new Rejection(null, Rejection.Reason.NOT_JSON, "no JSON", "private"));
    }

    private List<JsonNode> lines() {
        return log.toString(StandardCharsets.UTF_8).lines().map(AlertJson::json).toList();
    }

    @Test
    void aMinuteIsOneLine() {
        batch(0, 7, MinuteSummariesTest::good);
        batch(1, 9, MinuteSummariesTest::good);
        batch(59, 8, MinuteSummariesTest::good);
        assertThat(lines()).isEmpty();
        batch(60, 1, MinuteSummariesTest::good);
        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.path("severity").asText()).isEqualTo("INFO");
            assertThat(line.path("batches").asInt()).isEqualTo(4);
            assertThat(line.path("events").asInt()).isEqualTo(4);
            assertThat(line.path("milliseconds").asInt()).isEqualTo(9);
            assertThat(line.at("/skipped_by_reason/other_user").asInt()).isEqualTo(4);
        });
        batch(100, 1, MinuteSummariesTest::good);
        assertThat(lines()).as("the next minute begins with its first batch").hasSize(1);
    }

    @Test
    void whatIsLeftIsPrintedAtTheEnd() {
        summaries.flush();
        assertThat(lines()).isEmpty();
        batch(0, 1, MinuteSummariesTest::good);
        summaries.flush();
        summaries.flush();
        assertThat(lines()).hasSize(1);
    }

    @Test
    void theFirstRejectionOfAMinuteIsToldAtOnce() {
        batch(0, 1, MinuteSummariesTest::good);
        batch(10, 1, MinuteSummariesTest::bad);
        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.path("severity").asText()).isEqualTo("WARNING");
            assertThat(line.path("events").asInt()).isEqualTo(2);
            assertThat(line.at("/rejected_by_reason/not_json").asInt()).isOne();
        });
        batch(20, 1, MinuteSummariesTest::bad);
        batch(30, 1, MinuteSummariesTest::bad);
        assertThat(lines()).as("the others wait for the end of their minute").hasSize(1);
        batch(80, 1, MinuteSummariesTest::good);
        assertThat(lines()).hasSize(2).last().satisfies(line -> {
            assertThat(line.path("severity").asText()).isEqualTo("WARNING");
            assertThat(line.path("rejected").asInt()).isEqualTo(2);
        });
        batch(90, 1, MinuteSummariesTest::bad);
        assertThat(lines()).as("a warning is not a minute old").hasSize(2);
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("private");
    }
}
