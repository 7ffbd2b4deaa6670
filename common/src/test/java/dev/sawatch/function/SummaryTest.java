package dev.sawatch.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.pipeline.BatchResult;
import dev.sawatch.state.StoreUse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static Summary summary(long clustersWithoutReads) {
        BatchResult result =
                new BatchResult(0, Map.of(), Map.of(), Map.of(), Map.of(), StoreUse.NONE, 0, clustersWithoutReads);
        return new Summary(result, Instant.EPOCH, Duration.ZERO);
    }

    @Test
    void aLogWithoutReadsIsANumberOnlyWhereThereIsOne() {
        assertThat(summary(0).numbers()).doesNotContainKey("clusters_without_reads");
        assertThat(summary(2).numbers()).containsEntry("clusters_without_reads", 2L);
    }
}
