package dev.sawatch.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpMethod;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import dev.sawatch.state.StateStoreException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpiredRecordsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T03:17:00.123Z");

    private final String name = Azurite.shared().newTable();
    private final StateStore store = new TableStateStore(Azurite.shared().table(name));

    private static StateKey key(int i) {
        return new StateKey(StateKey.Kind.PROFILE, "/subscriptions/0", "payments/checkout-" + i);
    }

    @Test
    void deletesWhatHasExpiredAndNothingElse() {
        for (int i = 0; i < 40; i++) {
            store.replace(new StateRecord(key(i), "text", NOW.plusSeconds(i % 2 == 0 ? -1 : 1), null));
        }
        ExpiredRecords expired = new ExpiredRecords(Azurite.shared().table(name), () -> NOW);
        assertThat(expired.run()).isEqualTo(20);
        List<StateKey> odd = IntStream.range(0, 40)
                .filter(i -> i % 2 != 0)
                .mapToObj(ExpiredRecordsTest::key)
                .toList();
        assertThat(store.find(
                        IntStream.range(0, 40).mapToObj(ExpiredRecordsTest::key).toList()))
                .containsOnlyKeys(odd);
        assertThat(expired.run()).isZero();
    }

    @Test
    void leavesARecordThatIsWrittenAnewMeanwhile() {
        String version = store.replace(new StateRecord(key(1), "old", NOW.minusSeconds(1), null))
                .orElseThrow();
        TroubledHttp http = new TroubledHttp(Azurite.http(), request -> {
            if (request.getHttpMethod() == HttpMethod.DELETE) {
                store.replace(new StateRecord(key(1), "new", NOW.plusSeconds(60), version));
            }
            return TroubledHttp.Trouble.NONE;
        });
        assertThat(new ExpiredRecords(Azurite.shared().table(name, http), () -> NOW).run())
                .isZero();
        assertThat(store.find(List.of(key(1))).values())
                .singleElement()
                .extracting(StateRecord::text)
                .isEqualTo("new");
    }

    @Test
    void aMissingTableIsNamed() {
        ExpiredRecords absent = new ExpiredRecords(Azurite.shared().table("absent"), () -> NOW);
        assertThatThrownBy(absent::run)
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("could not be purged: 404 TableNotFound");
    }
}
