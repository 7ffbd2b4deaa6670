package dev.sawatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.baseline.StateStore;
import dev.sawatch.settings.Settings;
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

/** What somebody with a stolen token sends who knows this program: it stays seen, cheap, and the others' business. */
class HostileCallsTest {
    private static final String ATTACK = "day 16 23:00 %s list secrets in kube-system";

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
        send(ATTACK.formatted(account));
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
        assertThat(sum.storeWrites()).isZero();
    }

    @Test
    void networksByTurnsAreWrittenOnce() {
        String turn = lines(0, 80, i -> "day 14 10:00 shop/cart get configmaps:settings in shop ip=10." + i + ".0.9");
        send(turn);
        List<Long> writes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            writes.add(send(turn).storeWrites());
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
}
