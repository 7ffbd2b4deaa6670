package dev.sawatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.audit.Rejection;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateStore;
import dev.sawatch.testkit.Batches;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryRejectSink;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.Story;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody with a stolen token sends who knows this program: it stays seen, cheap, and the others' business. */
class HostileCallsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final InMemoryStateStore store = new InMemoryStateStore();
    private final InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
    private Instant now = Instant.EPOCH;
    private final AuditPipeline pipeline =
            new AuditPipeline(store, publisher, new InMemoryRejectSink(), Settings.defaults(), () -> now);

    @BeforeEach
    void watchFifteenDays() {
        send("""
                days 1-15 shop/cart get configmaps:settings in shop
                days 1-15 shop/search get configmaps:settings in shop
                days 1-15 security/vault list secrets in security
                """);
    }

    /** Processes each day of a story as one batch. */
    private BatchResult send(String story) {
        BatchResult sum = BatchResult.NONE;
        for (Story.Delivery delivery : new Story("hostile", story).deliveries()) {
            now = delivery.clock();
            sum = sum.plus(pipeline.process(Batches.of(delivery, pipeline)));
        }
        return sum;
    }

    private static String lines(int from, int to, IntFunction<String> line) {
        return IntStream.range(from, to).mapToObj(line).collect(Collectors.joining("\n"));
    }

    /** A word without digits, which would be one family. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int rest = number; word.length() < 4; rest /= 20) {
            word.append((char) ('a' + rest % 20));
        }
        return word.toString();
    }

    private List<String> alerted() {
        return publisher.published().stream().map(AlertMessage::id).distinct().toList();
    }

    private void assertAttackIsAlerted(String account) {
        int before = alerted().size();
        send("day 16 23:00 " + account + " list secrets in kube-system");
        assertThat(alerted()).as("alerts about %s", account).hasSize(before + 1);
    }

    private void assertRecordsFit() {
        store.records()
                .forEach((key, record) -> assertThat(record.text().getBytes(StandardCharsets.UTF_8))
                        .as("%s", key.kind())
                        .hasSizeLessThanOrEqualTo(StateStore.MAX_TEXT));
    }

    @Test
    void probingForResourcesIsOneAlertAndStopsNothing() {
        BatchResult sum = BatchResult.NONE;
        for (int batch = 0; batch < 5; batch++) {
            sum = sum.plus(send(lines(
                    batch * 1010,
                    (batch + 1) * 1010,
                    i -> "day 16 10:00 shop/cart get example.com/" + word(i) + " in shop -> 403")));
        }
        assertThat(alerted()).hasSize(1);
        assertThat(sum.suppressed()).isEqualTo(5049);
        assertThat(sum.stopped()).isZero();
        assertRecordsFit();
        assertAttackIsAlerted("shop/cart");
        assertAttackIsAlerted("shop/search");
    }

    @Test
    void anAccountThatIsStoppedStopsNobodyElse() {
        BatchResult sum = send(lines(0, 300, i -> "day 16 10:00 shop/cart create example.com/" + word(i) + " in shop"));
        assertThat(alerted()).as("those of the account, and the notice").hasSize(101);
        assertThat(sum.stopped()).isEqualTo(200);
        assertAttackIsAlerted("shop/search");
        int before = alerted().size();
        send("day 18 10:00 shop/cart create example.com/" + word(299) + " in shop");
        assertThat(alerted()).as("what was stopped is not learned").hasSize(before + 1);
    }

    @Test
    void whoActsAsManyIsBoundedAsOne() {
        BatchResult sum =
                send(lines(0, 300, i -> "day 16 10:00 shop/cart list secrets in shop as=shop/" + word(i) + " -> 403"));
        assertThat(sum.stopped()).isGreaterThan(190);
        assertThat(alerted()).hasSizeLessThanOrEqualTo(103);
        assertThat(publisher.published()).anyMatch(m -> m.text().contains("No more alerts of shop/cart in prod-eu"));
        assertAttackIsAlerted("shop/search");
    }

    @Test
    void soIsAPerson() {
        BatchResult sum = send(
                lines(0, 300, i -> "day 16 10:00 eve@example.com list secrets in shop as=shop/" + word(i) + " -> 403"));
        assertThat(sum.stopped()).isGreaterThan(190);
        assertThat(publisher.published())
                .anyMatch(m -> m.text().contains("No more alerts of eve@example.com in prod-eu"));
    }

    @Test
    void anEventCutOffInsideItsUriIsToldOnceADayWhateverItsTime() {
        for (String time : List.of("0001-01-01T00:00:00Z", "2025-01-01T00:00:00Z", "9999-12-31T23:59:59Z")) {
            Batch batch = pipeline.newBatch();
            batch.rejected(new Rejection(
                    Story.CLUSTER,
                    Rejection.Reason.TRUNCATED_URI,
                    "cut off",
                    "",
                    new Rejection.CutUri("/api/v1/secrets?&&&", Instant.parse(time))));
            pipeline.process(batch);
        }
        assertThat(alerted()).hasSize(1);
        assertThat(publisher.published().get(0).text()).contains("/api/v1/secrets");
    }

    @Test
    void oddAndMissingNamesFillNoRecord() {
        String odd = "w".repeat(60_000);
        send(lines(0, 30, i -> "day 16 10:00 shop/cart get " + odd + i + " in shop -> 403"));
        send(lines(0, 30, i -> "day 16 10:00 shop/cart get configmaps:a in " + odd + i + " -> 403"));
        send(lines(0, 2000, i -> "day 16 10:00 shop/cart get example.com/" + word(i) + ":a in shop -> 404"));
        assertRecordsFit();
        send("day 17 10:00 shop/cart get configmaps:settings in shop");
        assertRecordsFit();
        assertAttackIsAlerted("shop/cart");
    }

    @Test
    void inventedNamespacesOfRefusedCallsCostNoRecordEach() {
        send("day 16 09:00 shop/cart get configmaps:a in anything -> 403");
        int before = store.records().size();
        BatchResult sum = send(lines(0, 300, i -> "day 16 10:00 shop/cart get configmaps:a in " + word(i) + " -> 403"));
        assertThat(store.records()).hasSize(before);
        assertThat(sum.store().writes()).isZero();
    }

    @Test
    void networksByTurnsAreWrittenOnce() {
        String turn = lines(0, 80, i -> "day 14 10:00 shop/cart get configmaps:settings in shop ip=10." + i + ".0.9");
        send(turn);
        List<Long> writes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            writes.add(send(turn).store().writes());
        }
        assertThat(writes).containsExactly(0L, 0L, 0L);
        assertThat(alerted()).isEmpty();
    }

    @Test
    void anAuditIdThatComesAgainDaysLaterMakesAnotherAlert() {
        send("day 16 10:00 alice list secrets in kube-system as=shop/cart id=mine");
        send("day 16 10:00 alice list secrets in kube-system as=shop/cart id=mine");
        assertThat(alerted()).as("delivered again").hasSize(1);
        send("day 22 10:00 alice list secrets in kube-system as=shop/cart id=mine");
        assertThat(alerted()).hasSize(2);
    }

    /** What no API server writes, and what it writes of what clients make up: none of it throws, or its batch would stick. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "requestReceivedTimestamp=0001-01-01T00:00:00Z",
                "requestReceivedTimestamp=9999-12-31T23:59:59.999999999Z",
                "requestReceivedTimestamp=-999999999-01-01T00:00:00Z",
                "requestReceivedTimestamp=+999999999-12-31T23:59:59Z",
                "requestReceivedTimestamp=yesterday",
                "userAgent=/",
                "userAgent=a/99999999999999999999.v.-1",
                "requestURI=",
                "requestURI=%",
                "requestURI=/../../%2e%2e/api/v1//namespaces//",
                "verb=",
                "verb=\u0000 \u202e",
                "auditID=",
                "auditID=\ud83d\ude00",
                "user/username=system:serviceaccount:shop:",
                "user/username=system:serviceaccount:Shop!:cart cart",
                "user/username=system:serviceaccount:kube-system:~",
                "objectRef/namespace=",
                "objectRef/namespace=a b\tc",
                "objectRef/name=",
                "objectRef/name=-",
                "objectRef/resource=",
                "objectRef/resource=/",
                "objectRef/subresource=../..",
                "objectRef/apiGroup=..",
            })
    void oddEventsStickNoBatch(String change) {
        String[] parts = change.split("=", 2);
        List<String> events = new ArrayList<>();
        for (String call : List.of("get configmaps:settings in shop", "create pods:a in ops as=shop/search")) {
            new Story("odd", "day 16 shop/cart " + call)
                    .deliveries().get(0).events().stream()
                            .map(event -> changed(event, parts[0].split("/"), parts[1]))
                            .forEach(events::add);
        }
        now = Instant.parse("2026-01-20T23:59:59Z");
        BatchResult result = pipeline.process(Batches.of(events));
        assertThat(result.events()).isEqualTo(2);
        assertRecordsFit();
        assertAttackIsAlerted("shop/search");
    }

    private static String changed(String event, String[] path, String value) {
        try {
            JsonNode root = MAPPER.readTree(event);
            JsonNode node = path.length == 1 ? root : root.path(path[0]);
            ((ObjectNode) node).put(path[path.length - 1], value);
            ((ObjectNode) root).putArray("sourceIPs").add("999.1.1.1").add("fe80::1%eth0 \u0000");
            return root.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
