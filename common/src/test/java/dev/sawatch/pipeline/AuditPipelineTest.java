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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditPipelineTest {
    private static final Story STORY = new Story("numbers", """
            days 1-16 payments/checkout get configmaps:settings in payments
            days 1-16 alice@example.com list pods
            day 16 payments/checkout list pods in shop
            day 20 payments/checkout list pods in shop arrives=-4
            """);

    private final InMemoryRejectSink rejects = new InMemoryRejectSink();
    private Instant now = Instant.EPOCH;
    private final AuditPipeline pipeline = new AuditPipeline(
            new InMemoryStateStore(), new InMemoryAlertPublisher(), rejects, Settings.defaults(), () -> now);

    private BatchResult process(int day) {
        Story.Delivery delivery = STORY.deliveries().get(day - 1);
        now = delivery.clock();
        return pipeline.process(Batches.of(delivery, pipeline));
    }

    @Test
    void saysWhatBecameOfABatch() {
        BatchResult sum = BatchResult.NONE;
        for (int day = 1; day <= 15; day++) {
            sum = sum.plus(process(day));
        }
        assertThat(sum.events()).isEqualTo(30);
        assertThat(sum.serviceAccountEvents()).isEqualTo(15);
        assertThat(sum.skipped()).containsExactly(Map.entry(Skip.OTHER_USER, 15L));
        assertThat(sum.alerts()).isEmpty();
        BatchResult last = process(16);
        assertThat(last.alerts()).containsExactly(Map.entry(Variation.FIRST_SEEN_RESOURCE, 1L));
        assertThat(last.rejected()).containsExactly(Map.entry(Rejection.Reason.FUTURE, 1L));
        assertThat(last.events()).isEqualTo(4);
        assertThat(rejects.kept()).hasSize(1);
    }

    @Test
    void whatIsKnownCostsNoStoreCall() {
        BatchResult first = process(1);
        assertThat(first.store().calls()).isPositive();
        BatchResult again = process(1);
        assertThat(again.serviceAccountEvents()).isEqualTo(1);
        assertThat(again.store().calls()).isZero();
        assertThat(pipeline.newBatch().size()).isZero();
    }

    /** What a profile holds is not looked at again, so a batch that dies before it is made good by its redelivery. */
    @Test
    void profilesAreWrittenLast() {
        Story.Delivery delivery = STORY.deliveries().get(0);
        now = delivery.clock();
        WriteOrder store = new WriteOrder(new InMemoryStateStore(), new ArrayList<>());
        AuditPipeline watched =
                new AuditPipeline(store, new InMemoryAlertPublisher(), rejects, Settings.defaults(), () -> now);
        watched.process(Batches.of(delivery, watched));
        assertThat(store.kinds).hasSizeGreaterThan(1).endsWith(StateKey.Kind.PROFILE);
        assertThat(store.kinds).filteredOn(StateKey.Kind.PROFILE::equals).hasSize(1);
    }

    private record WriteOrder(StateStore store, List<StateKey.Kind> kinds) implements StateStore {
        @Override
        public Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
            return store.find(keys);
        }

        @Override
        public Optional<String> replace(StateRecord record) {
            kinds.add(record.key().kind());
            return store.replace(record);
        }
    }

    @Test
    void anEmptyBatchIsNothing() {
        assertThat(pipeline.process(Batches.of(List.of()))).isEqualTo(BatchResult.NONE);
    }
}
