package dev.sawatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import dev.sawatch.state.StateStoreException;
import dev.sawatch.testkit.Baseline;
import dev.sawatch.testkit.Batches;
import dev.sawatch.testkit.Fault;
import dev.sawatch.testkit.FaultyStateStore;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryRejectSink;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.Story;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a failed batch left undone in the store its redelivery does, and what it had done is not done twice. */
class RedeliveryTest {
    private final InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
    private Instant now = Instant.EPOCH;
    private boolean ledgerWritten;

    /** Who gets a failed batch again. */
    enum Heir {
        THE_SAME_INSTANCE,
        A_FRESH_INSTANCE
    }

    /** The habit is forgotten after a week and kept quiet for one: on day 17 it is unusual again, and suppressed. */
    @ParameterizedTest
    @EnumSource(Heir.class)
    void aCallThatWasKeptQuietIsToldByTheNextAlert(Heir heir) {
        Settings settings = Settings.of(Map.of("training.days", "7", "activation.days", "5", "dedup.days", "7"));
        Story story = new Story("quiet", """
                days 1-24 payments/checkout get configmaps:settings in payments
                days 1-24 security/vault list secrets in security
                day 10 12:00 payments/checkout list secrets in kube-system
                day 17 10:00 payments/checkout list secrets in kube-system
                day 24 10:00 payments/checkout list secrets in kube-system
                """);
        for (Fault.Moment moment : Fault.Moment.values()) {
            int step = 1;
            while (failsAt(new Fault(step, moment), story, settings, heir)) {
                assertThat(suppressedOfLastAlert())
                        .as("call %s fails %s", step, moment)
                        .isOne();
                step++;
            }
            assertThat(step).isGreaterThan(3);
        }
    }

    /** What is asked in an account's name teaches it nothing, so it is kept quiet as often as it is asked. */
    @Test
    void manyCallsThatWereKeptQuietAreCountedOnce() {
        Story story = new Story("many", """
                days 1-22 payments/checkout get configmaps:settings in payments
                day 16 alice@example.com list secrets in kube-system as=payments/checkout
                day 17 10:00 alice@example.com list secrets in kube-system as=payments/checkout id=one-{a..z}
                day 17 11:00 alice@example.com list secrets in kube-system as=payments/checkout id=two-{a..z}
                day 17 12:00 alice@example.com list secrets in kube-system as=payments/checkout id=three-{a..z}
                day 22 alice@example.com list secrets in kube-system as=payments/checkout
                """);
        int step = 1;
        while (failsAt(new Fault(step, Fault.Moment.BEFORE), story, Settings.defaults(), Heir.THE_SAME_INSTANCE)
                && !ledgerWritten) {
            assertThat(suppressedOfLastAlert()).as("call %s fails", step).isEqualTo(3 * 26);
            step++;
        }
        assertThat(step).isGreaterThan(2);
    }

    /** Tells a story whose day 17 is delivered twice, the first time with a fault; returns whether that let it fail. */
    private boolean failsAt(Fault fault, Story story, Settings settings, Heir heir) {
        InMemoryStateStore store = new InMemoryStateStore();
        AuditPipeline pipeline = pipeline(store, settings);
        for (Story.Delivery delivery : story.deliveries()) {
            now = delivery.clock();
            if (now.equals(story.deliveries().get(16).clock())) {
                Map<StateKey, StateRecord> before = ledger(store);
                AuditPipeline failing = pipeline(new FaultyStateStore(store, fault), settings);
                if (!fails(failing, delivery.events())) {
                    return false;
                }
                ledgerWritten = !ledger(store).equals(before);
                pipeline = heir == Heir.THE_SAME_INSTANCE ? failing : pipeline(store, settings);
            }
            pipeline.process(Batches.of(delivery));
        }
        return true;
    }

    private static boolean fails(AuditPipeline pipeline, List<String> events) {
        try {
            pipeline.process(Batches.of(events));
            return false;
        } catch (StateStoreException e) {
            return true;
        }
    }

    private static Map<StateKey, StateRecord> ledger(InMemoryStateStore store) {
        Map<StateKey, StateRecord> records = new HashMap<>(store.records());
        records.keySet().removeIf(key -> key.kind() != StateKey.Kind.LEDGER);
        return records;
    }

    private int suppressedOfLastAlert() {
        List<AlertMessage> published = publisher.published();
        try {
            return new ObjectMapper()
                    .readTree(published.get(published.size() - 1).event())
                    .at("/data/finding_info/related_events_count")
                    .asInt();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The network is all that is new: a profile written before it would vouch for what is nowhere written. */
    @ParameterizedTest
    @EnumSource(Fault.Moment.class)
    void nothingIsLostThatAProfileVouchesFor(Fault.Moment moment) {
        Fault none = Fault.none();
        SortedMap<String, String> expected = baselineAfter(none);
        assertThat(none.calls()).isGreaterThan(3);
        for (int step = 1; step <= none.calls(); step++) {
            assertThat(baselineAfter(new Fault(step, moment)))
                    .as("baseline when call %s fails %s", step, moment)
                    .isEqualTo(expected);
        }
    }

    /** An instance with a fault gets the new network; another one reads the profile for another call, then gets it too. */
    private SortedMap<String, String> baselineAfter(Fault fault) {
        Story story = new Story("vouching", """
                days 1-16 payments/checkout get configmaps:settings in payments
                day 16 10:00 payments/checkout get configmaps:settings in payments ip=198.51.100.7
                day 16 11:00 payments/checkout list services in payments
                """);
        InMemoryStateStore store = new InMemoryStateStore();
        AuditPipeline other = pipeline(store, Settings.defaults());
        for (Story.Delivery delivery : story.deliveries()) {
            now = delivery.clock();
            other.process(Batches.of(delivery.events().subList(0, 1)));
        }
        List<String> lastDay = story.deliveries().get(15).events();
        List<String> elsewhere = lastDay.subList(1, 2);
        fails(pipeline(new FaultyStateStore(store, fault), Settings.defaults()), elsewhere);
        other.process(Batches.of(lastDay.subList(2, 3)));
        other.process(Batches.of(elsewhere));
        return Baseline.of(store);
    }

    @Test
    void alertsAreCountedForOtherInstancesToo() {
        Settings settings = Settings.of(Map.of("breaker.alerts", "2"));
        Story story = new Story("breaker", """
                days 1-15 shop/cart get pods in shop
                days 1-15 shop/basket get pods in shop
                days 1-15 shop/till get pods in shop
                day 16 10:00 shop/cart list secrets in kube-system
                day 16 10:01 shop/basket list secrets in kube-system
                """);
        InMemoryStateStore store = new InMemoryStateStore();
        AuditPipeline one = pipeline(store, settings);
        for (Story.Delivery delivery : story.deliveries()) {
            now = delivery.clock();
            one.process(Batches.of(delivery));
        }
        assertThat(publisher.published()).hasSize(2);
        BatchResult other = pipeline(store, settings)
                .process(Batches.of(new Story("third", "day 16 11:00 shop/till list secrets in kube-system")
                        .deliveries()
                        .get(0)));
        assertThat(other.stopped()).isOne();
        assertThat(other.alerts()).isEmpty();
    }

    private AuditPipeline pipeline(StateStore store, Settings settings) {
        return new AuditPipeline(store, publisher, new InMemoryRejectSink(), settings, () -> now);
    }
}
