package dev.sawatch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateStore;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryRejectSink;
import dev.sawatch.testkit.InMemoryStateStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The recording through the function, in order by one instance, and as badly as it can come. */
class RecordingTest {
    private static final int INSTANCES = 4;

    /** Deliveries that overtake each other: with 250 events each, some two days of the recording. */
    private static final int WINDOW = 8;

    private static final Recording RECORDING = new Recording();
    private static final List<Recording.Delivery> DELIVERIES = RECORDING.deliveries();
    private static List<AlertMessage> inOrder = List.of();

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
    private final InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
    private final InMemoryRejectSink rejects = new InMemoryRejectSink();

    /** As `sawatch replay` does it: one pipeline, no envelope, in order. */
    @BeforeAll
    static void replay() {
        inOrder = Replayed.alerts(RECORDING.lines());
    }

    @Test
    void oneInstanceInOrderRaisesTheSameAlerts() throws Exception {
        AwsFunction function = function(new InMemoryStateStore());
        for (Recording.Delivery delivery : DELIVERIES) {
            clock.set(delivery.newest());
            Functions.invoke(function, delivery.event());
        }
        assertThat(publisher.published()).extracting(AlertMessage::id).isEqualTo(ids(inOrder));
        assertThat(publisher.published()).extracting(AlertMessage::event).isEqualTo(events(inOrder));
    }

    @Test
    void fourInstancesTwiceAndOutOfOrderMissNothing() throws Exception {
        String table = Tables.createForThePast(LocalDynamoDb.client());
        List<AwsFunction> instances = new ArrayList<>();
        for (int i = 0; i < INSTANCES; i++) {
            instances.add(function(LocalDynamoDb.store(LocalDynamoDb.client(), table)));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(INSTANCES)) {
            Random random = new Random(4);
            for (int from = 0; from < DELIVERIES.size(); from += WINDOW) {
                List<Recording.Delivery> window =
                        new ArrayList<>(DELIVERIES.subList(from, Math.min(DELIVERIES.size(), from + WINDOW)));
                clock.set(window.get(window.size() - 1).newest());
                window.addAll(List.copyOf(window));
                Collections.shuffle(window, random);
                deliver(window, instances, threads);
            }
        }
        compare();
    }

    private static void deliver(List<Recording.Delivery> window, List<AwsFunction> instances, ExecutorService threads)
            throws Exception {
        ConcurrentLinkedQueue<Recording.Delivery> waiting = new ConcurrentLinkedQueue<>(window);
        List<Callable<Integer>> workers = new ArrayList<>();
        for (AwsFunction instance : instances) {
            workers.add(() -> {
                int count = 0;
                for (Recording.Delivery next = waiting.poll(); next != null; next = waiting.poll()) {
                    Functions.invoke(instance, next.event());
                    count++;
                }
                return count;
            });
        }
        for (Future<Integer> done : threads.invokeAll(workers)) {
            assertThat(done.get()).isNotNegative();
        }
    }

    private void compare() {
        Map<String, String> ids = new TreeMap<>();
        for (AlertMessage alert : publisher.published()) {
            String about = Replayed.about(alert);
            String earlier = ids.put(about, alert.id());
            assertThat(earlier == null ? alert.id() : earlier)
                    .as("one id for an alert about %s", about)
                    .isEqualTo(alert.id());
        }
        Set<String> expected = auditIds(inOrder);
        Set<String> found = auditIds(publisher.published());
        assertThat(RECORDING.chains(found)).isEqualTo(RECORDING.chains(expected));
        Set<String> wanted = RECORDING.subjects(expected);
        Set<String> same = new TreeSet<>(RECORDING.subjects(found));
        Set<String> more = new TreeSet<>(same);
        more.removeAll(wanted);
        same.retainAll(wanted);
        Set<String> missed = new TreeSet<>(wanted);
        missed.removeAll(same);
        System.out.printf(
                "recording out of order: %d alerts (%d in order), %d of %d accounts and resources the same%n"
                        + "  only in order: %s%n  only out of order: %s%n",
                ids.size(), inOrder.size(), same.size(), wanted.size(), missed, more);
        assertThat(same.size()).isGreaterThanOrEqualTo((int) Math.ceil(0.95 * wanted.size()));
    }

    private AwsFunction function(StateStore store) {
        return Functions.of(store, publisher, rejects, Settings.defaults(), clock::get);
    }

    private static List<String> ids(List<AlertMessage> alerts) {
        return alerts.stream().map(AlertMessage::id).toList();
    }

    private static List<String> events(List<AlertMessage> alerts) {
        return alerts.stream().map(AlertMessage::event).toList();
    }

    private static Set<String> auditIds(List<AlertMessage> alerts) {
        Set<String> auditIds = new TreeSet<>();
        alerts.forEach(alert -> auditIds.add(Replayed.auditId(alert)));
        return auditIds;
    }
}
