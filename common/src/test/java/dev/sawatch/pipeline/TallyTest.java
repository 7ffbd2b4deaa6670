package dev.sawatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.detection.Variation;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import dev.sawatch.testkit.Batches;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryRejectSink;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.Story;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The numbers of a batch: its own, whatever came before. */
class TallyTest {
    private static final String DAYS = """
            days 1-15 payments/checkout get configmaps:settings in payments
            days 1-15 ops/viewer list pods in ops
            days 1-15 ops/viewer list services in ops
            days 1-15 ops/viewer list endpoints in ops
            """;

    private final InMemoryStateStore store = new InMemoryStateStore();

    private BatchResult last(StateStore of, Map<String, String> settings, String lastDay) {
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
        AuditPipeline pipeline = new AuditPipeline(
                of, new InMemoryAlertPublisher(), new InMemoryRejectSink(), Settings.of(settings), clock::get);
        BatchResult result = BatchResult.NONE;
        for (Story.Delivery delivery : new Story("tally", DAYS + lastDay).deliveries()) {
            clock.set(delivery.clock());
            result = pipeline.process(Batches.of(delivery, pipeline));
        }
        return result;
    }

    @Test
    void alertsAndWhatTheyKeepQuietAreTold() {
        BatchResult result = last(store, Map.of(), """
                day 16 payments/checkout list pods in payments
                day 16 payments/checkout list services in payments
                day 16 payments/checkout create nodes:a
                day 16 alice@example.com list pods
                day 18 payments/checkout list pods arrives=-2
                """);
        assertThat(result.alerts())
                .isEqualTo(Map.of(Variation.UNUSUAL_RESOURCE, 1L, Variation.FIRST_SEEN_RESOURCE, 1L));
        assertThat(result.suppressed()).isOne();
        assertThat(result.muted()).isZero();
        assertThat(result.stopped()).isZero();
        assertThat(result.skipped()).isEqualTo(Map.of(Skip.OTHER_USER, 1L));
        assertThat(result.rejected()).isEqualTo(Map.of(Rejection.Reason.FUTURE, 1L));
        assertThat(result.serviceAccountEvents()).isEqualTo(3);
        assertThat(result.events()).isEqualTo(5);
        assertThat(result.store().lostRaces()).isZero();
        assertThat(result.profileFull()).isZero();
    }

    @Test
    void mutedCallsAreCounted() {
        BatchResult result = last(
                store,
                Map.of("severity.unusual_resource", "off"),
                "day 16 payments/checkout list {a..b}pods in payments\nday 16 payments/checkout list pods in payments");
        assertThat(result.muted()).isOne();
    }

    @Test
    void stoppedCallsAreCounted() {
        BatchResult result = last(store, Map.of("breaker.account_alerts", "1"), """
                day 16 payments/checkout list pods in ops
                day 16 payments/checkout list services in ops
                day 16 payments/checkout list endpoints in ops
                """);
        assertThat(result.stopped()).isEqualTo(2);
        assertThat(result.alerts()).isEqualTo(Map.of(Variation.UNUSUAL_RESOURCE, 1L));
    }

    @Test
    void storeCallsAreThoseOfTheBatch() {
        CountingStore counting = new CountingStore(store);
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
        AuditPipeline pipeline = new AuditPipeline(
                counting, new InMemoryAlertPublisher(), new InMemoryRejectSink(), Settings.defaults(), clock::get);
        for (Story.Delivery delivery : new Story("tally", DAYS).deliveries()) {
            clock.set(delivery.clock());
            long calls = counting.calls;
            long writes = counting.writes;
            BatchResult result = pipeline.process(Batches.of(delivery, pipeline));
            assertThat(result.store().calls()).isEqualTo(counting.calls - calls);
            assertThat(result.store().writes())
                    .isEqualTo(counting.writes - writes)
                    .isPositive();
        }
    }

    private static final class CountingStore implements StateStore {
        private final StateStore store;
        private long calls;
        private long writes;

        CountingStore(StateStore store) {
            this.store = store;
        }

        @Override
        public Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
            calls++;
            return store.find(keys);
        }

        @Override
        public Optional<String> replace(StateRecord record) {
            calls++;
            Optional<String> version = store.replace(record);
            writes += version.isPresent() ? 1 : 0;
            return version;
        }
    }
}
