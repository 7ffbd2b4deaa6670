package dev.sawatch.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.audit.Rejection;
import dev.sawatch.reading.aks.AksEnvelopeReader;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.testkit.AksPayloads;
import dev.sawatch.testkit.AlertJson;
import dev.sawatch.testkit.Collected;
import dev.sawatch.testkit.EksPayloads;
import dev.sawatch.testkit.FunctionParts;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryRejectSink;
import dev.sawatch.testkit.InMemoryStateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AzureFunctionTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final String ONE =
            EksPayloads.auditEvent("one", NOW.toString(), "payments/checkout", "list", "secrets");

    private final InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
    private final InMemoryRejectSink rejects = new InMemoryRejectSink();
    private final InMemoryStateStore store = new InMemoryStateStore();
    private final FunctionParts parts = new FunctionParts(store, publisher, rejects, Settings.defaults(), () -> NOW);
    private final AzureFunction function = Functions.of(parts);
    private final Call call = new Call();

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void reportsABatchInOneLineThatApplicationInsightsCanChart() throws IOException {
        String broken = "{\"private\":";
        String admin = ONE.replace("system:serviceaccount:payments:checkout", "admin");
        function.audit(
                List.of(
                        bytes(AksPayloads.body(List.of(ONE, broken))),
                        bytes("\uFEFF" + AksPayloads.body(List.of(admin)))),
                call);
        assertThat(call.log).singleElement().asString().doesNotContain("private", "checkout");
        JsonNode line = AlertJson.json(call.log.get(0));
        assertThat(line.fieldNames().next()).isEqualTo("sawatch");
        assertThat(line.path("sawatch").asText()).isEqualTo("batch");
        assertThat(line.path("events").asInt()).isEqualTo(3);
        assertThat(line.path("service_account_events").asInt()).isEqualTo(1);
        assertThat(line.path("rejected_by_reason").path("truncated").asInt()).isEqualTo(1);
        assertThat(line.path("skipped_by_reason").path("other_user").asInt()).isEqualTo(1);
        assertThat(line.path("store_calls").asInt()).isPositive();
    }

    @Test
    void aBodyThatIsNoneIsKeptAndItsNeighboursAreRead() throws IOException {
        byte[] notUtf8 = {(byte) 0xff, (byte) 0xfe, 0, 1};
        function.audit(List.of(bytes(""), notUtf8, bytes(AksPayloads.body(List.of(ONE))), bytes("{}")), call);
        assertThat(AlertJson.json(call.log.get(0))
                        .path("service_account_events")
                        .asInt())
                .isEqualTo(1);
        assertThat(rejects.kept())
                .hasSize(3)
                .extracting(Rejection::reason)
                .contains(Rejection.Reason.NOT_JSON, Rejection.Reason.UNKNOWN_FORM);
    }

    @Test
    void purgesItsTable() {
        String table = Azurite.shared().newTable();
        StateKey expired = new StateKey(StateKey.Kind.PROFILE, "c", "expired");
        new TableStateStore(Azurite.shared().table(table))
                .replace(new StateRecord(expired, "old", NOW.minusSeconds(1), null));
        Functions.of(parts, Azurite.shared().table(table)).purge("{}", call);
        assertThat(call.log).containsExactly("{\"sawatch\":\"purge\",\"purged\":1}");
    }

    @Test
    void warmingUpLeavesNothingBehind() throws IOException {
        function.warmup("{}");
        assertThat(store.records()).isEmpty();
        assertThat(publisher.published()).isEmpty();
        assertThat(rejects.kept()).isEmpty();
    }

    @Test
    void warmingUpReadsItsEventAsTheFunctionDoes() {
        Collected found = new Collected();
        new AksEnvelopeReader().read(MadeUpBody.of(ONE), found);
        assertThat(found.auditIds()).containsExactly("one");
        assertThat(found.rejections).isEmpty();
    }
}
