package dev.sawatch.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is deployed: a cold start reads it. */
class FunctionFolderIT {
    private static final long LIMIT = 10L * 1024 * 1024;
    private static final Path FOLDER = Path.of(Objects.requireNonNull(System.getProperty("sawatch.app")));
    private static final Path ZIP = Path.of(Objects.requireNonNull(System.getProperty("sawatch.zip")));

    private static JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve(file).toFile());
    }

    @Test
    void isSmallAndHasOneHttpClient() throws IOException {
        System.out.printf("%s: %.1f MB%n", ZIP.getFileName(), Files.size(ZIP) / (1024.0 * 1024));
        assertThat(Files.size(ZIP)).isLessThan(LIMIT);
        try (ZipFile zip = new ZipFile(ZIP.toFile())) {
            List<String> names = Collections.list(zip.entries()).stream()
                    .map(ZipEntry::getName)
                    .toList();
            assertThat(names)
                    .contains("host.json", "audit/function.json", "purge/function.json", "warmup/function.json")
                    .anyMatch(name -> name.matches("lib/sawatch-common-.*\\.jar"))
                    .noneMatch(
                            name -> name.contains("netty") || name.contains("jna") || name.contains("local.settings"));
        }
    }

    @Test
    void isCalledWithBytesAndWithoutEnd() throws IOException {
        JsonNode audit = json("audit/function.json");
        assertThat(audit.path("entryPoint").asText()).isEqualTo("dev.sawatch.azure.AzureFunction.audit");
        assertThat(audit.path("bindings").path(0).toString())
                .contains(
                        "\"type\":\"eventHubTrigger\"",
                        "\"dataType\":\"binary\"",
                        "\"cardinality\":\"MANY\"",
                        "\"eventHubName\":\"%EVENTHUB_NAME%\"",
                        "\"consumerGroup\":\"%EVENTHUB_CONSUMER_GROUP%\"",
                        "\"connection\":\"EventHubConnection\"");
        assertThat(audit.path("retry").toString())
                .contains("\"fixedDelay\"", "\"maxRetryCount\":-1", "\"delayInterval\":\"00:00:10\"");
        assertThat(json("purge/function.json")
                        .path("bindings")
                        .path(0)
                        .path("schedule")
                        .asText())
                .isEqualTo("0 17 3 * * *");
    }

    /** Bodies of at most 1 MB, which the worker holds twice, beside the 256 MB that a batch may take to be judged. */
    @Test
    void takesBatchesThatFitIntoHalfOfTheHeapOfAnInstance() throws IOException {
        JsonNode eventHubs = json("host.json").path("extensions").path("eventHubs");
        assertThat(2 * eventHubs.path("maxEventBatchSize").asInt()).isBetween(32, 256);
        assertThat(eventHubs.path("prefetchCount").asInt())
                .isGreaterThanOrEqualTo(eventHubs.path("maxEventBatchSize").asInt());
        assertThat(eventHubs.path("batchCheckpointFrequency").asInt()).isEqualTo(1);
        assertThat(json("host.json").path("extensionBundle").path("id").asText())
                .isNotEmpty();
    }
}
