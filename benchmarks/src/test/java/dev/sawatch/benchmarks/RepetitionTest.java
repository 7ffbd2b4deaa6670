package dev.sawatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.recording.Recording;
import dev.sawatch.testkit.recording.Replay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Store writes grow with the number of new facts, not with the number of events: five days of the recording with attacks
 * and harmless changes, after the fifteen that come before.
 */
class RepetitionTest {
    private static final int TIMES = 20;
    private static final int BATCH = DetectionReport.BATCH;
    private static final List<AuditEvent> BEFORE = between("2026-01-05", "2026-01-20");
    private static final List<AuditEvent> EVENTS = between("2026-01-20", "2026-01-25");

    private final Replay once = learned().play(EVENTS, BATCH);
    private final Replay often = learned();

    @Test
    void writesNoMoreWhereEveryEventIsRepeated() {
        List<AuditEvent> repeated = new ArrayList<>(EVENTS.size() * TIMES);
        EVENTS.forEach(event -> repeated.addAll(Collections.nCopies(TIMES, event)));
        // Batches of the same events as before: what is new in a batch is written once per record.
        often.play(repeated, BATCH * TIMES);

        assertSameWritesAndAlerts();
    }

    @Test
    void writesNoMoreWhereEveryBatchIsDeliveredAgain() {
        for (int from = 0; from < EVENTS.size(); from += BATCH) {
            List<AuditEvent> batch = EVENTS.subList(from, Math.min(EVENTS.size(), from + BATCH));
            for (int time = 0; time < TIMES; time++) {
                often.process(batch);
            }
        }

        assertSameWritesAndAlerts();
    }

    private void assertSameWritesAndAlerts() {
        assertThat(once.alerts()).isNotEmpty();
        assertThat(often.result().store().writes())
                .isEqualTo(once.result().store().writes());
        assertThat(often.alerts()).isEqualTo(once.alerts());
    }

    private static Replay learned() {
        return Replay.into(new InMemoryStateStore()).play(BEFORE, BATCH);
    }

    private static List<AuditEvent> between(String from, String to) {
        Instant first = Instant.parse(from + "T00:00:00Z");
        Instant end = Instant.parse(to + "T00:00:00Z");
        return Recording.events().stream()
                .filter(event ->
                        !event.received().isBefore(first) && event.received().isBefore(end))
                .toList();
    }
}
