package dev.sawatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.baseline.ClusterHistory;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import dev.sawatch.testkit.AlertJson;
import dev.sawatch.testkit.Batches;
import dev.sawatch.testkit.Events;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryRejectSink;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A source without reads is recognised whatever way its events take, and nothing but words depends on it. */
class UnreadSourceTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-01-05T00:00:00Z");
    private static final int DAY = (int) (MIDNIGHT.getEpochSecond() / 86_400);
    private static final ServiceAccount CART = new ServiceAccount("shop", "cart");

    private static final Story STORY = new Story("unread", """
            days 1-15 payments/checkout get configmaps:settings in payments
            days 1-15 security/vault list secrets in security
            days 1-15 ops/argo update apps/deployments:web in shop
            day 16 10:00 payments/checkout watch secrets in kube-system
            day 16 10:01 shop/cart get pods/exec:web-0 in shop -> 101
            day 16 10:02 ops/argo update apps/deployments:web in shop ip=203.0.113.7 ua=curl/8.5.0
            day 16 10:03 ops/argo update apps/deployments:vault in security
            day 16 10:04 security/vault delete secrets:db in kube-system -> 403
            day 16 10:05 payments/checkout list secrets in kube-system
            day 16 10:06 payments/checkout get secrets:db in security
            """);

    private final InMemoryStateStore store = new InMemoryStateStore();
    private final AuditPipeline pipeline = instance();

    private AuditPipeline instance() {
        return new AuditPipeline(
                store,
                new InMemoryAlertPublisher(),
                new InMemoryRejectSink(),
                Settings.defaults(),
                () -> MIDNIGHT.plus(Duration.ofDays(9)));
    }

    /** As a reader makes it: the fingerprint holds the day, and no audit ID. */
    private static AuditEvent event(int day, int number, String verb) {
        Instant time = MIDNIGHT.plus(Duration.ofDays(day)).plusSeconds(number);
        String id = verb + " " + day + " " + number;
        AuditEvent event = Events.call(Events.CLUSTER, id, time, CART, verb, "pods");
        return new AuditEvent(
                event.cluster(),
                id,
                time,
                event.user(),
                null,
                event.call(),
                200,
                "allow",
                "",
                "10.0.0.1",
                "cart/1",
                verb + " " + day,
                false);
    }

    /** So many calls of one kind on a day, one a second. */
    private static List<AuditEvent> events(int day, int count, String verb) {
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event(day, i, verb));
        }
        return events;
    }

    private static BatchResult deliver(List<AuditEvent> events, AuditPipeline to) {
        Batch batch = to.newBatch();
        events.stream().filter(event -> !batch.isKnown(event.fingerprint())).forEach(batch::event);
        return to.process(batch);
    }

    private BatchResult deliverByTen(List<AuditEvent> events) {
        BatchResult last = BatchResult.NONE;
        for (int from = 0; from < events.size(); from += 10) {
            last = deliver(events.subList(from, Math.min(events.size(), from + 10)), pipeline);
        }
        return last;
    }

    private int unread(int day) {
        return store.records().entrySet().stream()
                .filter(e -> e.getKey().kind() == StateKey.Kind.CLUSTER)
                .mapToInt(e -> ClusterHistory.parse(e.getValue().text()).unreadDays(DAY + day, DAY + day - 30))
                .sum();
    }

    @Test
    void writesThatAreAllAlikeCountAll() {
        deliverByTen(events(0, 200, "update"));
        assertThat(unread(0)).isOne();
        BatchResult last = deliverByTen(events(1, 200, "update"));
        assertThat(unread(1)).isEqualTo(2);
        assertThat(last.clustersWithoutReads()).isOne();
        assertThat(last.store().calls()).as("a busy day costs no more").isZero();
        assertThat(pipeline.newBatch().isKnown("update 1")).as("nor any time").isTrue();
    }

    @Test
    void aReadLikeYesterdaysIsNoticed() {
        deliverByTen(events(0, 20, "get"));
        for (int day = 1; day < 4; day++) {
            deliverByTen(events(day, 20, "get"));
            deliverByTen(events(day, 200, "update"));
            assertThat(pipeline.newBatch().isKnown("get " + day)).isTrue();
            assertThat(pipeline.newBatch().isKnown("get " + (day + 1))).isFalse();
        }
        assertThat(unread(3)).isZero();
        assertThat(unread(9)).as("of the last day, too").isZero();
    }

    @Test
    void aReadEndsItInTheNextSummary() {
        assertThat(deliverByTen(events(0, 200, "update")).clustersWithoutReads())
                .isOne();
        assertThat(deliver(events(1, 1, "watch"), pipeline).clustersWithoutReads())
                .isOne();
        assertThat(deliver(List.of(), pipeline).clustersWithoutReads())
                .as("what is so, not what the batch tells")
                .isOne();
        assertThat(deliver(events(1, 1, "get"), pipeline).clustersWithoutReads())
                .isZero();
    }

    @Test
    void severalInstancesThatSeeLittleEachKnowItTogether() {
        List<AuditEvent> events = new ArrayList<>(events(0, 200, "update"));
        events.addAll(events(1, 200, "update"));
        events.addAll(List.copyOf(events));
        Collections.shuffle(events, new Random(7));
        List<AuditPipeline> instances = List.of(instance(), instance(), instance(), instance(), instance());
        for (int from = 0; from < events.size(); from += 8) {
            deliver(events.subList(from, from + 8), instances.get(from / 8 % instances.size()));
        }
        assertThat(unread(1)).isEqualTo(2);
    }

    @Test
    void duplicatesAreNotMany() {
        List<AuditEvent> few = events(0, 20, "update");
        for (int i = 0; i < 20; i++) {
            deliver(few, i % 2 == 0 ? pipeline : instance());
        }
        assertThat(unread(0)).isZero();
    }

    /** Wrong or right, it silences nothing, makes nothing unusual and changes no confidence. */
    @Test
    void nothingThatIsAlertedDependsOnIt() {
        List<AlertMessage> shown = alerts(false);
        List<AlertMessage> unread = alerts(true);
        assertThat(shown).hasSize(6);
        assertThat(unread).extracting(AlertMessage::id).isEqualTo(ids(shown));
        assertThat(unread).extracting(AlertMessage::attributes).isEqualTo(attributes(shown));
        assertThat(shown)
                .allSatisfy(alert -> assertThat(AlertJson.daysWithoutReads(AlertJson.event(alert)))
                        .isZero());
        assertThat(unread)
                .anySatisfy(alert -> assertThat(AlertJson.daysWithoutReads(AlertJson.event(alert)))
                        .isOne());
    }

    private static List<String> ids(List<AlertMessage> alerts) {
        return alerts.stream().map(AlertMessage::id).toList();
    }

    private static List<Map<String, String>> attributes(List<AlertMessage> alerts) {
        return alerts.stream().map(AlertMessage::attributes).toList();
    }

    private static List<AlertMessage> alerts(boolean asIfUnread) {
        InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
        StateStore store = new InMemoryStateStore();
        for (Story.Delivery delivery : STORY.deliveries()) {
            AuditPipeline instance = new AuditPipeline(
                    asIfUnread ? new AsIfUnread(store) : store,
                    publisher,
                    new InMemoryRejectSink(),
                    Settings.defaults(),
                    delivery::clock);
            instance.process(Batches.of(delivery, instance));
        }
        return publisher.published();
    }

    /** A store whose cluster forgets its reads and believes that a day ahead of all others had many writes. */
    private record AsIfUnread(StateStore store) implements StateStore {
        @Override
        public Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
            Map<StateKey, StateRecord> found = new HashMap<>(store.find(keys));
            found.replaceAll(
                    (key, record) -> key.kind() == StateKey.Kind.CLUSTER ? record(record, text(record)) : record);
            return found;
        }

        private static String text(StateRecord record) {
            ObjectNode node = (ObjectNode) AlertJson.json(record.text());
            node.remove("reads");
            node.putObject("unread").put(String.valueOf(DAY + 14), "many");
            return node.toString();
        }

        private static StateRecord record(StateRecord of, String text) {
            return new StateRecord(of.key(), text, of.expires(), of.version());
        }

        @Override
        public Optional<String> replace(StateRecord record) {
            return store.replace(record);
        }
    }
}
