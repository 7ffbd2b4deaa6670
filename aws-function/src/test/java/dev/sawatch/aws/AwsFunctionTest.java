package dev.sawatch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.audit.Rejection;
import dev.sawatch.reading.eks.EksEnvelopeReader;
import dev.sawatch.settings.Settings;
import dev.sawatch.testkit.AlertJson;
import dev.sawatch.testkit.Collected;
import dev.sawatch.testkit.EksPayloads;
import dev.sawatch.testkit.FunctionParts;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryRejectSink;
import dev.sawatch.testkit.InMemoryStateStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class AwsFunctionTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final String ONE =
            EksPayloads.auditEvent("one", NOW.toString(), "payments/checkout", "list", "secrets");

    private final InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
    private final InMemoryRejectSink rejects = new InMemoryRejectSink();
    private final InMemoryStateStore store = new InMemoryStateStore();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final AwsWiring wiring =
            Functions.wiring(new FunctionParts(store, publisher, rejects, Settings.defaults(), () -> NOW), log);
    private final AwsFunction function = new AwsFunction(wiring);

    @Test
    void reportsABatchInOneLineOfEmbeddedMetrics() throws IOException {
        String broken = "{\"private\":";
        String admin = ONE.replace("system:serviceaccount:payments:checkout", "admin");
        Functions.invoke(function, EksPayloads.logsEvent(EksPayloads.payload(List.of(ONE, broken, admin))));
        assertThat(log.toString(StandardCharsets.UTF_8)).hasLineCount(1).doesNotContain("private", "checkout");
        JsonNode line = AlertJson.json(log.toString(StandardCharsets.UTF_8));
        assertThat(line.path("events").asInt()).isEqualTo(3);
        assertThat(line.path("service_account_events").asInt()).isEqualTo(1);
        assertThat(line.path("rejected_by_reason").path("not_json").asInt()).isEqualTo(1);
        assertThat(line.path("skipped_by_reason").path("other_user").asInt()).isEqualTo(1);
        assertThat(line.path("store_calls").asInt()).isPositive();
        JsonNode directive = line.path("_aws").path("CloudWatchMetrics").path(0);
        assertThat(line.path("_aws").path("Timestamp").asLong()).isEqualTo(NOW.toEpochMilli());
        assertThat(directive.path("Dimensions").path(0).path(0).asText()).isEqualTo("function");
        assertThat(directive.path("Metrics"))
                .hasSize(13)
                .allSatisfy(metric -> assertThat(
                                line.path(metric.path("Name").asText()).isNumber())
                        .isTrue());
    }

    @Test
    void answersNothingToCloudWatchLogsAndAListToKinesis() throws IOException {
        String good = EksPayloads.base64(EksPayloads.gzip(EksPayloads.bytes(EksPayloads.payload(List.of(ONE)))));
        assertThat(Functions.invoke(function, EksPayloads.logsEventOf(good))).isEmpty();
        assertThat(Functions.invoke(function, EksPayloads.kinesisEvent(List.of(good))))
                .isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(Functions.invoke(function, EksPayloads.kinesisEvent(List.of(good, "?", good))))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}");
        assertThat(rejects.kept()).singleElement().extracting(Rejection::detail).isEqualTo("data is no base64");
    }

    @Test
    void primingLeavesNothingBehind() throws Exception {
        wiring.priming().beforeCheckpoint(Core.getGlobalContext());
        wiring.priming().afterRestore(Core.getGlobalContext());
        assertThat(store.records()).isEmpty();
        assertThat(publisher.published()).isEmpty();
        assertThat(log.size()).isZero();
    }

    @Test
    void primingReadsItsEventAsTheFunctionDoes() throws IOException {
        Collected found = new Collected();
        new EksEnvelopeReader(EksPayloads.REGION).readDelivery(Priming.delivery(ONE), found);
        assertThat(found.auditIds()).containsExactly("one");
        assertThat(found.rejections).isEmpty();
    }
}
