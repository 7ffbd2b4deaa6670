package dev.sawatch.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import dev.sawatch.state.StateStoreException;
import dev.sawatch.testkit.AuditLines;
import dev.sawatch.testkit.Baseline;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.recording.Recording;
import dev.sawatch.testkit.recording.Replay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RecordMergeTest {
    private static final int LAST_DAY =
            (int) AuditLines.START.plus(Duration.ofDays(60)).getEpochSecond() / 86_400;
    private static final List<AuditEvent> HABITS = events(AuditLines.habits(15));
    private static final List<AuditEvent> LATER = events(List.of(
            AuditLines.event("later-0001", AuditLines.START.plus(Duration.ofDays(15)), "get", "configmaps", "shop"),
            AuditLines.event("later-0002", AuditLines.START.plus(Duration.ofDays(15)), "delete", "services", "shop")));

    private static List<AuditEvent> events(List<String> lines) {
        return Recording.parse(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static InMemoryStateStore learned(List<AuditEvent> events) {
        InMemoryStateStore store = new InMemoryStateStore();
        Replay.into(store).play(events, 10);
        return store;
    }

    private static Map<StateKey, String> texts(InMemoryStateStore store) {
        return store.records().values().stream()
                .filter(record -> RecordMerge.KINDS.contains(record.key().kind()))
                .collect(Collectors.toMap(StateRecord::key, StateRecord::text));
    }

    private static RecordMerge into(StateStore store) {
        return new RecordMerge(store, Periods.DEFAULT, LAST_DAY);
    }

    @Test
    void aStoreThatKnewNothingKnowsAllOfIt() {
        InMemoryStateStore store = new InMemoryStateStore();
        Map<StateKey, String> texts = texts(learned(HABITS));
        assertThat(into(store).merge(texts)).isEqualTo(texts.size());
        assertThat(store.records()).hasSize(texts.size());
        assertThat(Baseline.of(store)).isEqualTo(Baseline.of(learned(HABITS)));
    }

    @Test
    void mergedAgainNothingIsWritten() {
        InMemoryStateStore store = new InMemoryStateStore();
        Map<StateKey, String> texts = texts(learned(HABITS));
        into(store).merge(texts);
        Map<StateKey, StateRecord> before = store.records();
        assertThat(into(store).merge(texts)).isZero();
        assertThat(store.records()).isEqualTo(before);
    }

    @Test
    void whatIsLearnedMeanwhileIsKept() {
        InMemoryStateStore store = new InMemoryStateStore();
        StateStore disturbed = new StateStore() {
            private boolean isDisturbed;

            @Override
            public Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
                return store.find(keys);
            }

            @Override
            public Optional<String> replace(StateRecord record) {
                if (!isDisturbed && record.key().kind() == StateKey.Kind.PROFILE) {
                    isDisturbed = true;
                    Replay.into(store).play(LATER, 1);
                }
                return store.replace(record);
            }
        };
        assertThat(store.records()).isEmpty();
        into(disturbed).merge(texts(learned(HABITS)));
        InMemoryStateStore inOrder = learned(HABITS);
        Replay.into(inOrder).play(LATER, 1);
        assertThat(Baseline.of(store)).isEqualTo(Baseline.of(inOrder));
    }

    @Test
    void aMergedBaselineIsActiveAtOnce() {
        InMemoryStateStore store = new InMemoryStateStore();
        into(store).merge(texts(learned(HABITS)));
        Replay replay = Replay.into(store);
        assertThat(replay.play(LATER.subList(0, 1), 1).alerts()).isEmpty();
        assertThat(replay.play(LATER, 1).alerts()).hasSize(1);
    }

    @Test
    void daysToComeAreRefusedBeforeAnythingIsWritten() {
        InMemoryStateStore store = new InMemoryStateStore();
        RecordMerge early = new RecordMerge(store, Periods.DEFAULT, LAST_DAY - 60);
        assertThatThrownBy(() -> early.merge(texts(learned(HABITS))))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("days that are still to come");
        assertThat(store.records()).isEmpty();
    }

    @Test
    void damageIsRefusedBeforeAnythingIsWritten() {
        InMemoryStateStore store = new InMemoryStateStore();
        Map<StateKey, String> texts = texts(learned(HABITS));
        texts.replaceAll((key, text) -> key.kind() == StateKey.Kind.PROFILE ? "{\"v\":1,\"days\":\"x\"}" : text);
        assertThatThrownBy(() -> into(store).merge(texts))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("profile record is damaged");
        assertThat(store.records()).isEmpty();
    }
}
