package dev.sawatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.detection.Variation;
import dev.sawatch.ledger.AlertOutcome;
import dev.sawatch.state.StoreUse;
import dev.sawatch.testkit.Events;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchResultTest {
    /** What is so at a batch's end, and is the same in the next one. */
    private static final Set<String> STATES = Set.of("clustersWithoutReads");

    /** By reflection, so that a number that is added later and forgotten in the sum is noticed. */
    @Test
    void everyNumberIsAdded() throws ReflectiveOperationException {
        BatchResult one = (BatchResult) numbered(BatchResult.class);
        BatchResult sum = one.plus(one).plus(BatchResult.NONE);
        assertDoubled(one, sum);
        assertDoubled(one.store(), sum.store());
    }

    private static Object numbered(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[values.length];
        for (int i = 0; i < values.length; i++) {
            types[i] = components[i].getType();
            values[i] =
                    types[i] == long.class ? (Object) (i + 1L) : types[i] == Map.class ? Map.of() : numbered(types[i]);
        }
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    private static void assertDoubled(Object one, Object sum) throws ReflectiveOperationException {
        for (RecordComponent number : one.getClass().getRecordComponents()) {
            if (number.getType() == long.class && !STATES.contains(number.getName())) {
                assertThat((long) number.getAccessor().invoke(sum))
                        .as(number.getName())
                        .isEqualTo(2 * (long) number.getAccessor().invoke(one));
            }
        }
    }

    @Test
    void ofWhatIsSoTheMostIsKept() {
        BatchResult two = withoutReads(2);
        BatchResult one = withoutReads(1);
        assertThat(one.plus(two).clustersWithoutReads()).isEqualTo(2);
        assertThat(two.plus(one).plus(BatchResult.NONE).clustersWithoutReads()).isEqualTo(2);
    }

    private static BatchResult withoutReads(long clusters) {
        return new BatchResult(0, Map.of(), Map.of(), Map.of(), Map.of(), StoreUse.NONE, 0, clusters);
    }

    @Test
    void aBatchHasAsManyRecordsAsWereTaken() {
        Batch batch = new Batch();
        assertThat(batch.size()).isZero();
        batch.event(Events.call("a", Instant.parse("2026-01-05T10:00:00Z"), "get", "pods"));
        batch.rejected(new Rejection(null, Rejection.Reason.NOT_JSON, "no JSON", ""));
        batch.rejected(new Rejection(null, Rejection.Reason.NOT_JSON, "no JSON", ""));
        batch.skipped(Skip.OTHER_USER);
        batch.skipped(Skip.OTHER_USER);
        batch.skipped(Skip.EARLY_STAGE);
        assertThat(batch.size()).isEqualTo(6);
    }

    @Test
    void whatIsCountedByReasonIsAddedByReason() {
        BatchResult one = counted(Map.of(Skip.OTHER_USER, 2L), Map.of(Rejection.Reason.NOT_JSON, 3L));
        BatchResult other = counted(Map.of(Skip.OTHER_USER, 5L, Skip.TOO_OLD, 1L), Map.of(Rejection.Reason.FUTURE, 7L));
        BatchResult sum = one.plus(other);
        assertThat(sum.skipped()).isEqualTo(Map.of(Skip.OTHER_USER, 7L, Skip.TOO_OLD, 1L));
        assertThat(sum.rejected()).isEqualTo(Map.of(Rejection.Reason.NOT_JSON, 3L, Rejection.Reason.FUTURE, 7L));
        assertThat(sum.alerts()).isEqualTo(Map.of(Variation.UNUSUAL_CLIENT, 2L));
        assertThat(sum.outcomes()).isEqualTo(Map.of(AlertOutcome.ALERTED, 2L, AlertOutcome.MUTED, 6L));
        assertThat(sum.muted()).isEqualTo(6);
        assertThat(sum.events()).isEqualTo(22 + 8 + 10);
    }

    private static BatchResult counted(Map<Skip, Long> skipped, Map<Rejection.Reason, Long> rejected) {
        return new BatchResult(
                11,
                skipped,
                rejected,
                Map.of(Variation.UNUSUAL_CLIENT, 1L),
                Map.of(AlertOutcome.ALERTED, 1L, AlertOutcome.MUTED, 3L),
                StoreUse.NONE,
                0,
                0);
    }
}
