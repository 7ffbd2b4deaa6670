package dev.sawatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.baseline.Baselines;
import dev.sawatch.baseline.Periods;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateKey.Kind;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import dev.sawatch.state.StateStoreException;
import dev.sawatch.state.StateUpdates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a {@link StateStore} must do. Every test works on a cluster of its own, so a store need not be emptied. */
public abstract class StateStoreContract {
    /** Whole seconds, far enough ahead that no store deletes the record meanwhile. */
    private static final Instant EXPIRES = Instant.parse("2099-12-31T23:59:58Z");

    private static final Instant PAST = Instant.parse("2020-02-29T12:00:01Z");
    private static final int INCREMENTS = 20;

    private final String cluster = "arn:aws:eks:eu-central-1:111122223333:cluster/" + UUID.randomUUID();

    /** A client of the store; the same or a new one each time. */
    protected abstract StateStore store();

    /** Another client on the same records, as another instance has it. */
    protected abstract StateStore another();

    /** A store that is not there, or cannot be reached. */
    protected abstract StateStore unavailable();

    @Test
    void noKeysFindNothing() {
        assertThat(store().find(List.of())).isEmpty();
    }

    @Test
    void missingKeysAreLeftOut() {
        StateKey present = key("payments/checkout");
        create(present, "{\"v\":1}");
        assertThat(store().find(List.of(key("payments/absent"), present)))
                .containsOnlyKeys(present)
                .extractingByKey(present)
                .extracting(StateRecord::text)
                .isEqualTo("{\"v\":1}");
    }

    @Test
    void manyKeysAreFoundInOneCall() {
        Map<StateKey, String> texts = new HashMap<>();
        for (int i = 0; i < 250; i++) {
            texts.put(key("team-" + i + "/app"), "{\"v\":1,\"n\":" + i + "}");
        }
        texts.forEach(this::create);
        Map<StateKey, String> found = new HashMap<>();
        another().find(texts.keySet()).forEach((key, record) -> found.put(key, record.text()));
        assertThat(found).isEqualTo(texts);
    }

    @Test
    void aRecordIsCreatedOnce() {
        StateKey key = key("payments/checkout");
        create(key, "first");
        assertThat(another().replace(new StateRecord(key, "second", EXPIRES, null)))
                .isEmpty();
        assertThat(find(key).text()).isEqualTo("first");
    }

    @Test
    void onlyTheCurrentVersionIsReplaced() {
        StateKey key = key("payments/checkout");
        String first = create(key, "first");
        Optional<String> second = another().replace(new StateRecord(key, "second", EXPIRES, first));
        assertThat(second).isPresent();
        assertThat(store().replace(new StateRecord(key, "stale", EXPIRES, first)))
                .isEmpty();
        assertThat(find(key).text()).isEqualTo("second");
    }

    @Test
    void aReplacementOfNothingIsALostRace() {
        StateKey gone = key("payments/absent");
        String version = create(key("payments/checkout"), "first");
        assertThat(store().replace(new StateRecord(gone, "text", EXPIRES, version)))
                .isEmpty();
        assertThat(store().find(Set.of(gone))).isEmpty();
    }

    @Test
    void theReturnedVersionServesTheNextReplacement() {
        StateKey key = key("payments/checkout");
        StateStore store = store();
        String version = create(key, "0");
        for (int i = 1; i <= 3; i++) {
            version = store.replace(new StateRecord(key, String.valueOf(i), EXPIRES, version))
                    .orElseThrow();
        }
        assertThat(find(key)).isEqualTo(new StateRecord(key, "3", EXPIRES, version));
        assertThat(another()
                        .replace(new StateRecord(key, "4", EXPIRES, find(key).version())))
                .isPresent();
    }

    @Test
    void theSameTextIsAReplacementToo() {
        StateKey key = key("payments/checkout");
        String first = create(key, "same");
        String second =
                store().replace(new StateRecord(key, "same", EXPIRES, first)).orElseThrow();
        assertThat(second).isNotEqualTo(first);
        assertThat(store().replace(new StateRecord(key, "other", EXPIRES, first)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "__x__",
                "a/b",
                "/metrics",
                "a\\b",
                "a#b",
                "a?b",
                "a%b",
                "a%2Fb",
                "a b",
                "a:b",
                "a|b",
                "a'b",
                "a\"b",
                "a+b&c=d",
                "arc-runners/e2e-runner-#",
                "Grüße-東京-🔑",
                "tab\there\u0001\u007f",
                "configmaps:aws-auth in kube-system"
            })
    void anyNameIsAKey(String name) {
        StateKey key = key(name);
        String version = create(key, "text of " + name);
        assertThat(another().find(Set.of(key, key(name + "x"))))
                .containsExactly(Map.entry(key, new StateRecord(key, "text of " + name, EXPIRES, version)));
    }

    @Test
    void longNamesAreKeysAndDifferToTheirEnd() {
        String ascii = "n".repeat(StateKey.MAX_NAME - 1);
        String unicode = "é/#".repeat(100);
        for (String name : List.of(ascii, unicode)) {
            create(key(name + "1"), name + "1");
            create(key(name + "2"), name + "2");
            assertThat(find(key(name + "1")).text()).isEqualTo(name + "1");
            assertThat(find(key(name + "2")).text()).isEqualTo(name + "2");
        }
    }

    @Test
    void namesDifferInCase() {
        create(key("a"), "lower");
        create(key("A"), "upper");
        assertThat(find(key("a")).text()).isEqualTo("lower");
        assertThat(find(key("A")).text()).isEqualTo("upper");
    }

    @Test
    void equalNamesOfOtherKindsAndClustersDoNotMix() {
        List<StateKey> keys = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            keys.add(new StateKey(kind, cluster, "name"));
            keys.add(new StateKey(kind, cluster + "2", "name"));
            keys.add(new StateKey(kind, cluster, "2 name"));
        }
        keys.forEach(key -> create(key, key.toString()));
        Map<StateKey, StateRecord> found = store().find(keys);
        assertThat(found).hasSameSizeAs(keys);
        found.forEach((key, record) -> assertThat(record.text()).isEqualTo(key.toString()));
    }

    @Test
    void ofTwoThatCreateOneWins() throws Exception {
        StateKey key = key("payments/checkout");
        List<Optional<String>> answers = atOnce(
                store -> store.replace(new StateRecord(key, "one", EXPIRES, null)),
                store -> store.replace(new StateRecord(key, "two", EXPIRES, null)));
        assertThat(answers.stream().filter(Optional::isPresent)).hasSize(1);
        assertThat(find(key).text()).isEqualTo(answers.get(0).isPresent() ? "one" : "two");
    }

    @Test
    void noIncrementIsLostInARace() throws Exception {
        StateKey key = key("counter");
        atOnce(store -> increment(store, key), store -> increment(store, key));
        assertThat(find(key).text()).isEqualTo(String.valueOf(2 * INCREMENTS));
    }

    private static int increment(StateStore store, StateKey key) {
        StateUpdates records = new StateUpdates(store);
        StateRecord known = null;
        for (int i = 0; i < INCREMENTS; i++) {
            known = records.update(key, known, text -> {
                int next = text == null ? 1 : Integer.parseInt(text) + 1;
                return Optional.of(new StateUpdates.Draft(String.valueOf(next), EXPIRES));
            });
        }
        return INCREMENTS;
    }

    @Test
    void expiryIsKeptToTheSecond() {
        StateKey key = key("payments/checkout");
        create(key, "text");
        assertThat(another().find(Set.of(key)))
                .extractingByKey(key)
                .extracting(StateRecord::expires)
                .isEqualTo(EXPIRES);
    }

    @Test
    void aReplacementSetsWhenTheRecordExpires() {
        StateKey key = key("payments/checkout");
        String version = create(key, "text");
        for (Instant expires : List.of(EXPIRES.minusSeconds(86_400), EXPIRES.minusSeconds(60))) {
            version = store().replace(new StateRecord(key, "text", expires, version))
                    .orElseThrow();
            assertThat(another().find(Set.of(key)))
                    .extractingByKey(key)
                    .extracting(StateRecord::expires)
                    .isEqualTo(expires);
        }
    }

    @Test
    void anExpiredRecordGivesWayToAFreshOne() {
        StateKey key = key("payments/checkout");
        assertThat(store().replace(new StateRecord(key, "old", PAST, null))).isPresent();
        StateUpdates records = new StateUpdates(another());
        records.at(PAST.plusSeconds(1));
        StateRecord fresh = records.update(
                key,
                records.find(Set.of(key)).get(key),
                text -> text == null ? Optional.of(new StateUpdates.Draft("fresh", EXPIRES)) : Optional.empty());
        assertThat(fresh).isNotNull();
        assertThat(find(key).text()).isEqualTo("fresh");
    }

    @Test
    void whoDoesNotKnowOfAnExpiredRecordReplacesItAllTheSame() {
        StateKey key = key("payments/checkout");
        assertThat(store().replace(new StateRecord(key, "old", PAST, null))).isPresent();
        StateUpdates records = new StateUpdates(another());
        records.at(PAST.plusSeconds(1));
        records.update(key, null, text -> Optional.of(new StateUpdates.Draft("fresh", EXPIRES)));
        assertThat(find(key).text()).isEqualTo("fresh");
    }

    @Test
    void aLargeRecordIsKeptWhole() {
        StateKey key = key("operators/everywhere");
        String large = "{\"v\":1,\"x\":\"" + "0123456789".repeat(37_500) + "\"}";
        create(key, large);
        assertThat(find(key).text()).isEqualTo(large);
        String larger = large.replace('0', 'z');
        assertThat(store().replace(
                                new StateRecord(key, larger, EXPIRES, find(key).version())))
                .isPresent();
        assertThat(find(key).text()).isEqualTo(larger);
    }

    @Test
    void aShorterTextReplacesALongOneWholly() {
        StateKey key = key("operators/everywhere");
        String version = create(key, "x".repeat(200_000));
        assertThat(store().replace(new StateRecord(key, "short", EXPIRES, version)))
                .isPresent();
        assertThat(find(key).text()).isEqualTo("short");
    }

    @Test
    void textIsKeptCharacterByCharacter() {
        StateKey key = key("payments/checkout");
        String text = "{\"v\":1,\"é東🔑\":\"\\u0000 \\\"quoted\\\" \u2028 \u007f \\\\ \n\t\"}";
        create(key, text);
        assertThat(find(key).text()).isEqualTo(text);
        StateKey large = key("payments/large");
        create(large, "é東🔑".repeat(20_000));
        assertThat(find(large).text()).isEqualTo("é東🔑".repeat(20_000));
    }

    @Test
    void anUnavailableStoreIsAnException() {
        StateKey key = key("payments/checkout");
        StateStore notRead = unavailable();
        assertThatThrownBy(() -> notRead.find(Set.of(key))).isInstanceOf(StateStoreException.class);
        StateStore notWritten = unavailable();
        assertThatThrownBy(() -> notWritten.replace(new StateRecord(key, "text", EXPIRES, null)))
                .isInstanceOf(StateStoreException.class);
    }

    @Test
    void aRecordOfALaterVersionIsRefusedAndLeftAlone() {
        AccountCall call = Events.observe(Events.call(
                new Cluster(cluster),
                "f3b1c2d4-0000-4000-8000-000000000001",
                Instant.parse("2026-01-05T10:00:00Z"),
                new ServiceAccount("payments", "checkout"),
                "get",
                "configmaps"));
        String later = "{\"v\":2,\"behaviours\":[]}";
        create(call.profileKey(), later);
        Baselines baselines = new Baselines(new StateUpdates(another()), Periods.DEFAULT);
        baselines.beginBatch();
        assertThatThrownBy(() -> baselines.refresh(List.of(call)))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("version 2");
        assertThat(find(call.profileKey()).text()).isEqualTo(later);
    }

    private StateKey key(String name) {
        return new StateKey(Kind.PROFILE, cluster, name);
    }

    private String create(StateKey key, String text) {
        return store().replace(new StateRecord(key, text, EXPIRES, null)).orElseThrow();
    }

    private StateRecord find(StateKey key) {
        @Nullable StateRecord record = store().find(Set.of(key)).get(key);
        assertThat(record).as("record of %s", key).isNotNull();
        return record;
    }

    /** Something that one of several clients does. */
    @FunctionalInterface
    private interface Work<T> {
        T of(StateStore store);
    }

    private <T> List<T> atOnce(Work<T> one, Work<T> two) throws Exception {
        StateStore first = store();
        StateStore second = another();
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<T> a = () -> {
                start.await();
                return one.of(first);
            };
            Callable<T> b = () -> {
                start.await();
                return two.of(second);
            };
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(List.of(a, b))) {
                results.add(result.get());
            }
            return results;
        }
    }
}
