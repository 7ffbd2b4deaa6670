package dev.sawatch.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.Timestamp;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Firestore;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import dev.sawatch.state.StateStoreException;
import dev.sawatch.testkit.StateStoreContract;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FirestoreStateStoreTest extends StateStoreContract {
    private static final Instant EXPIRES = Instant.parse("2099-12-31T23:59:58Z");

    private static Firestore one = Databases.unreachable();
    private static Firestore two = one;

    @BeforeAll
    static void open() {
        one = Databases.create();
        two = Databases.open(
                GcloudEmulator.FIRESTORE.address(), one.getOptions().getDatabaseId());
    }

    @Override
    protected StateStore store() {
        return new FirestoreStateStore(one);
    }

    @Override
    protected StateStore another() {
        return new FirestoreStateStore(two);
    }

    @Override
    protected StateStore unavailable() {
        return new FirestoreStateStore(Databases.unreachable());
    }

    @Test
    void theDocumentIsAsDocumented() throws Exception {
        StateKey key = new StateKey(StateKey.Kind.PROFILE, "//documented", "payments/checkout");
        String version = store().replace(new StateRecord(key, "{\"v\":1}", EXPIRES, null))
                .orElseThrow();
        store().replace(new StateRecord(key, "{\"v\":1}", EXPIRES, version));
        DocumentSnapshot document = one.collection("records")
                .document("profile:%2F%2Fdocumented:payments%2Fcheckout")
                .get()
                .get();
        assertThat(document.getData())
                .containsOnlyKeys("text", "expires", "revision")
                .containsEntry("text", "{\"v\":1}")
                .containsEntry("expires", Timestamp.parseTimestamp(EXPIRES.toString()))
                .containsEntry("revision", 2L);
    }

    @Test
    void anotherDatabaseHoldsOtherRecords() {
        StateKey key = new StateKey(StateKey.Kind.PROFILE, "databases", "payments/checkout");
        store().replace(new StateRecord(key, "text", EXPIRES, null));
        assertThat(new FirestoreStateStore(Databases.create()).find(Set.of(key)))
                .isEmpty();
    }

    @Test
    void theLongestNamesInTheWidestCharactersAreKeys() {
        StateKey one = new StateKey(StateKey.Kind.LEDGER, "wide", "東".repeat(StateKey.MAX_NAME - 1) + "1");
        StateKey two = new StateKey(StateKey.Kind.LEDGER, "wide", "東".repeat(StateKey.MAX_NAME - 1) + "2");
        store().replace(new StateRecord(one, "one", EXPIRES, null));
        assertThat(store().find(Set.of(one, two))).containsOnlyKeys(one);
    }

    @Test
    void whatIsOverADocumentsLimitIsRefused() {
        StateKey key = new StateKey(StateKey.Kind.PROFILE, "large", "payments/checkout");
        assertThatThrownBy(() -> store().replace(new StateRecord(key, "x".repeat(1 << 20), EXPIRES, null)))
                .isInstanceOf(StateStoreException.class)
                .hasMessage("Firestore could not write a profile record: INVALID_ARGUMENT");
    }

    @Test
    void anInterruptIsKept() {
        Thread.currentThread().interrupt();
        StateStore store = store();
        assertThatThrownBy(() -> store.find(Set.of(new StateKey(StateKey.Kind.CLUSTER, "interrupted", ""))))
                .isInstanceOf(StateStoreException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
