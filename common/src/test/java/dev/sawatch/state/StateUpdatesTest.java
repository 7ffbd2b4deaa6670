package dev.sawatch.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.baseline.Profile;
import dev.sawatch.testkit.InMemoryStateStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateUpdatesTest {
    private static final StateKey KEY = new StateKey(StateKey.Kind.CLUSTER, "prod-eu", "");
    private static final Instant EXPIRES = Instant.parse("2026-03-01T00:00:00Z");

    /** A store on which another instance is always faster, so many times. */
    private static final class Busy implements StateStore {
        private final InMemoryStateStore store = new InMemoryStateStore();
        private int lost;

        Busy(int lost) {
            this.lost = lost;
        }

        @Override
        public Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
            return store.find(keys);
        }

        @Override
        public Optional<String> replace(StateRecord record) {
            return lost-- > 0 ? Optional.empty() : store.replace(record);
        }
    }

    private static Optional<StateUpdates.Draft> draft(String text) {
        return Optional.of(new StateUpdates.Draft(text, EXPIRES));
    }

    @Test
    void aLostRaceIsTriedAgain() {
        StateUpdates records = new StateUpdates(new Busy(31));
        StateRecord stored = records.update(KEY, null, text -> draft("x"));
        assertThat(stored).isNotNull().extracting(StateRecord::text).isEqualTo("x");
        assertThat(records.use().lostRaces()).isEqualTo(31);
        assertThat(records.use().writes()).isEqualTo(1);
        assertThat(records.use().calls()).isEqualTo(63);
    }

    @Test
    void notForEver() {
        StateUpdates records = new StateUpdates(new Busy(Integer.MAX_VALUE));
        assertThatThrownBy(() -> records.update(KEY, null, text -> draft("x")))
                .isInstanceOf(StateStoreException.class)
                .hasMessage("lost the race for a cluster record 32 times in a row");
        assertThat(records.use().lostRaces()).isEqualTo(32);
    }

    @Test
    void nothingToChangeAsksNothing() {
        StateUpdates records = new StateUpdates(new Busy(0));
        assertThat(records.update(KEY, null, text -> Optional.empty())).isNull();
        assertThat(records.find(List.of())).isEmpty();
        assertThat(records.use().calls()).isZero();
    }

    @Test
    void anExpiredRecordCountsAsNone() {
        StateUpdates records = new StateUpdates(new Busy(0));
        StateRecord stored = records.update(KEY, null, text -> draft("old"));
        records.at(EXPIRES.minusSeconds(1));
        assertThat(records.text(stored)).isEqualTo("old");
        records.at(EXPIRES);
        assertThat(records.text(stored)).isNull();
    }

    @Test
    void otherVersionsAndDamagedRecordsAreRefused() {
        assertThatThrownBy(() -> Profile.parse("{\"v\":2}"))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("profile record has version 2")
                .hasMessageContaining("later Sawatch");
        for (String damaged : List.of(
                "not json",
                "{\"v\":1,\"behaviours\":{\"list\":\"5.1\"}}",
                "{\"v\":1,\"behaviours\":{\"fly pods own\":\"5.1\"}}",
                "{\"v\":1,\"behaviours\":{\"list pods own\":\"x\"}}")) {
            assertThatThrownBy(() -> Profile.parse(damaged))
                    .as(damaged)
                    .isInstanceOf(StateStoreException.class)
                    .hasMessageStartingWith("a profile record is");
        }
    }
}
