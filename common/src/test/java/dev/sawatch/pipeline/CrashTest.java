package dev.sawatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.DeliveryException;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateStoreException;
import dev.sawatch.testkit.AlertJson;
import dev.sawatch.testkit.Baseline;
import dev.sawatch.testkit.Batches;
import dev.sawatch.testkit.EventfulDay;
import dev.sawatch.testkit.Fault;
import dev.sawatch.testkit.FaultyPublisher;
import dev.sawatch.testkit.FaultyRejectSink;
import dev.sawatch.testkit.FaultyStateStore;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryRejectSink;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A batch that fails at whatever step and is delivered again loses no alert and gives none a second id. */
class CrashTest {
    private static final Story STORY = EventfulDay.story();

    private static final InMemoryStateStore LEARNED = learned();

    private final InMemoryStateStore store = new InMemoryStateStore(LEARNED);
    private final InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
    private final InMemoryRejectSink rejects = new InMemoryRejectSink();

    @ParameterizedTest
    @EnumSource(Fault.Moment.class)
    void deliveredAgainToTheSameInstance(Fault.Moment moment) {
        eachFault(moment, failed -> failed);
    }

    @ParameterizedTest
    @EnumSource(Fault.Moment.class)
    void deliveredAgainToAFreshInstance(Fault.Moment moment) {
        eachFault(moment, failed -> new Instance(failed.store, Fault.none(), failed.publisher, failed.rejects));
    }

    private static void eachFault(Fault.Moment moment, Redelivery redelivery) {
        Instance faultless = new Instance(Fault.none());
        faultless.deliver();
        List<String> expected = faultless.alerts();
        assertThat(expected).hasSizeGreaterThan(8).doesNotHaveDuplicates();
        int steps = faultless.fault.calls();
        assertThat(steps).isGreaterThan(30);
        for (int step = 1; step <= steps; step++) {
            Instance failing = new Instance(new Fault(step, moment));
            assertThatThrownBy(failing::deliver).hasMessage("call " + step + " fails " + moment);
            redelivery.to(failing).deliver();
            assertThat(failing.alerts().stream().distinct())
                    .as("alerts when call %s fails %s", step, moment)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(Baseline.of(failing.store))
                    .as("baseline when call %s fails %s", step, moment)
                    .isEqualTo(Baseline.of(faultless.store));
            assertThat(failing.rejects.kept()).isNotEmpty();
        }
    }

    /** Who gets the batch when it is delivered again. */
    @FunctionalInterface
    private interface Redelivery {
        Instance to(Instance failed);
    }

    @ParameterizedTest
    @EnumSource(Fault.Moment.class)
    void anotherInstancePublishesWhatTheFirstClaimed(Fault.Moment moment) {
        List<String> first = events("day 16 10:00 payments/checkout list secrets in kube-system");
        List<String> second = events("day 16 11:00 payments/checkout watch secrets in kube-system");
        String id = alone(first);
        // Its only publication fails: it is claimed, and the instance is gone.
        Fault fault = new Fault(1, moment);
        AuditPipeline dying = new AuditPipeline(
                store, new FaultyPublisher(publisher, fault), rejects, Settings.defaults(), () -> clock(16));
        assertThatThrownBy(() -> dying.process(Batches.of(first))).isInstanceOf(DeliveryException.class);
        AuditPipeline other = pipeline();
        assertThat(other.process(Batches.of(second)).suppressed()).isOne();
        assertThat(ids(publisher)).containsOnly(id);
        BatchResult again = pipeline().process(Batches.of(first));
        assertThat(again.alerts()).isEmpty();
        assertThat(ids(publisher)).containsOnly(id);
    }

    @Test
    void whatAnotherInstanceLearnsMeanwhileGivesNoSecondId() {
        List<String> first = events("day 16 10:00 payments/checkout list example.com/widgets in shop");
        List<String> second = events("day 16 11:00 shop/cart list example.com/widgets in shop");
        String id = alone(first);
        // Published, and gone before anything was learned: claim, episode, entry, and the read before them.
        AuditPipeline dying = new AuditPipeline(
                new FaultyStateStore(store, new Fault(6, Fault.Moment.BEFORE)),
                publisher,
                rejects,
                Settings.defaults(),
                () -> clock(16));
        assertThatThrownBy(() -> dying.process(Batches.of(first))).isInstanceOf(StateStoreException.class);
        assertThat(ids(publisher)).containsExactly(id);
        // For the other account it is a first-seen resource still; afterwards it is none for anybody.
        pipeline().process(Batches.of(second));
        pipeline().process(Batches.of(first));
        assertThat(publisher.published().stream()
                        .filter(message ->
                                "payments/checkout".equals(message.attributes().get("service_account")))
                        .map(AlertMessage::id)
                        .distinct())
                .containsExactly(id);
    }

    private static String alone(List<String> events) {
        Instance instance = new Instance(Fault.none());
        instance.pipeline.process(Batches.of(events));
        return ids(instance.publisher).get(0);
    }

    private AuditPipeline pipeline() {
        return new AuditPipeline(store, publisher, rejects, Settings.defaults(), () -> clock(16));
    }

    private static List<String> events(String line) {
        return new Story("crash " + line, line).deliveries().get(0).events();
    }

    private static Instant clock(int day) {
        return STORY.deliveries().get(day - 1).clock();
    }

    private static List<String> ids(InMemoryAlertPublisher publisher) {
        return publisher.published().stream().map(AlertMessage::id).toList();
    }

    private static InMemoryStateStore learned() {
        InMemoryStateStore learned = new InMemoryStateStore();
        IntStream.rangeClosed(1, 15)
                .forEach(day -> new AuditPipeline(
                                learned,
                                new InMemoryAlertPublisher(),
                                new InMemoryRejectSink(),
                                Settings.defaults(),
                                () -> clock(day))
                        .process(Batches.of(STORY.deliveries().get(day - 1))));
        return learned;
    }

    /** An instance of a function, on a store that knows the first 15 days. */
    private static final class Instance {
        final InMemoryStateStore store;
        final Fault fault;
        final InMemoryAlertPublisher publisher;
        final InMemoryRejectSink rejects;
        final AuditPipeline pipeline;

        Instance(Fault fault) {
            this(new InMemoryStateStore(LEARNED), fault, new InMemoryAlertPublisher(), new InMemoryRejectSink());
        }

        Instance(InMemoryStateStore store, Fault fault, InMemoryAlertPublisher publisher, InMemoryRejectSink rejects) {
            this.store = store;
            this.fault = fault;
            this.publisher = publisher;
            this.rejects = rejects;
            this.pipeline = new AuditPipeline(
                    new FaultyStateStore(store, fault),
                    new FaultyPublisher(publisher, fault),
                    new FaultyRejectSink(rejects, fault),
                    Settings.defaults(),
                    () -> clock(16));
        }

        void deliver() {
            pipeline.process(Batches.of(STORY.deliveries().get(15)));
        }

        /** Audit ID, account, variation, whether it pages and alert id of each publication. */
        List<String> alerts() {
            List<String> alerts = new ArrayList<>();
            for (AlertMessage message : publisher.published()) {
                alerts.add(Stream.of(
                                AlertJson.auditId(AlertJson.event(message)),
                                String.valueOf(message.attributes().get("service_account")),
                                String.valueOf(message.attributes().get("variation")),
                                String.valueOf(message.attributes().get("page")),
                                message.id())
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow());
            }
            return alerts;
        }
    }
}
