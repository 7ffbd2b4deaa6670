package dev.sawatch.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.settings.Settings;
import dev.sawatch.testkit.AlertJson;
import dev.sawatch.testkit.EksPayloads;
import dev.sawatch.testkit.FailingStream;
import dev.sawatch.testkit.Fault;
import dev.sawatch.testkit.FaultyStateStore;
import dev.sawatch.testkit.FunctionParts;
import dev.sawatch.testkit.GkeEntries;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryRejectSink;
import dev.sawatch.testkit.InMemoryStateStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GcpFunctionTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final String PUSH = GkeEntries.push(
            GkeEntries.entry(EksPayloads.auditEvent("one", NOW.toString(), "payments/checkout", "list", "secrets")));
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final InMemoryRejectSink rejects = new InMemoryRejectSink();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final GcpWiring wiring = wiring(Fault.none());
    private final GcpFunction function = new GcpFunction(wiring);

    private GcpWiring wiring(Fault fault) {
        return Functions.wiring(
                new FunctionParts(
                        new FaultyStateStore(new InMemoryStateStore(), fault),
                        new InMemoryAlertPublisher(),
                        rejects,
                        Settings.defaults(),
                        () -> NOW),
                log);
    }

    private JsonNode line() {
        assertThat(log.toString(StandardCharsets.UTF_8)).hasLineCount(1).doesNotContain("checkout", "private");
        return AlertJson.json(log.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aPushIsAcknowledgedAndCounted() {
        assertThat(Exchange.push(function, PUSH)).isEqualTo(204);
        wiring.summaries().flush();
        assertThat(line().path("service_account_events").asInt()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT"})
    void whatIsNoPushIsRefusedAndLeavesNothing(String method) {
        assertThat(Exchange.request(function, method, Map.of(), InputStream.nullInputStream()))
                .isEqualTo(405);
        assertThat(rejects.kept()).isEmpty();
        assertThat(log.size()).isZero();
    }

    @Test
    void aFaultIsToldWithTheRequestsTrace() {
        GcpFunction failing = new GcpFunction(wiring(new Fault(1, Fault.Moment.BEFORE)));
        int status = Exchange.push(
                failing,
                Map.of("X-Cloud-Trace-Context", TRACE + "/1;o=1"),
                new ByteArrayInputStream(PUSH.getBytes(StandardCharsets.UTF_8)));
        assertThat(status).isEqualTo(503);
        assertThat(line().path("logging.googleapis.com/trace").asText())
                .isEqualTo("projects/example-project/traces/" + TRACE);
        assertThat(Exchange.push(failing, PUSH)).isEqualTo(204);
    }

    @Test
    void aBodyThatBreaksOffIsNotAcknowledged() {
        InputStream broken = new FailingStream("{\"message\":".getBytes(StandardCharsets.UTF_8));
        assertThat(Exchange.push(function, Map.of(), broken)).isEqualTo(503);
        assertThat(line().path("message").asText()).endsWith("java.io.IOException");
        assertThat(rejects.kept()).isEmpty();
    }
}
