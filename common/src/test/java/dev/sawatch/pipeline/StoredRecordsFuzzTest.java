package dev.sawatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStoreException;
import dev.sawatch.testkit.Baseline;
import dev.sawatch.testkit.Batches;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryRejectSink;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.Story;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whatever lies in a store, it is understood or refused by the store's exception; what was understood stays so. */
class StoredRecordsFuzzTest {
    private static final List<Story.Delivery> DAYS = new Story("records", """
            days 1-16 payments/checkout get configmaps:settings in payments
            days 16-17 alice@example.com list secrets in kube-system as=payments/checkout
            day 17 payments/checkout get configmaps:settings in payments ip=198.51.100.7 ua=curl/8.5.0
            day 17 payments/checkout update apps/deployments:web in shop
            """).deliveries();
    private static final InMemoryStateStore LEARNED = new InMemoryStateStore();

    static {
        DAYS.subList(0, 16).forEach(day -> process(LEARNED, day));
    }

    /** Input: the label of a kind, a new line, and the text that all records of the kind have. */
    @FuzzTest(maxDuration = "1m")
    void anyTextIsUnderstoodOrRefused(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        String label = text.lines().findFirst().orElse("");
        kind(label)
                .ifPresent(kind ->
                        replaceAndProcess(kind, text.substring(label.length()).strip()));
    }

    private static void replaceAndProcess(StateKey.Kind kind, String text) {
        InMemoryStateStore store = new InMemoryStateStore(LEARNED);
        List<StateRecord> records = store.records().values().stream()
                .filter(record -> record.key().kind() == kind)
                .toList();
        assertThat(records).isNotEmpty();
        for (StateRecord record : records) {
            store.replace(new StateRecord(record.key(), text, record.expires(), record.version()));
        }
        try {
            process(store, DAYS.get(16));
        } catch (StateStoreException refused) {
            return;
        }
        var understood = Baseline.of(store);
        process(store, DAYS.get(16));
        assertThat(Baseline.of(store)).isEqualTo(understood);
    }

    private static Optional<StateKey.Kind> kind(String label) {
        return Stream.of(StateKey.Kind.values())
                .filter(kind -> kind.name().equals(label.strip().toUpperCase(Locale.ROOT)))
                .filter(kind -> LEARNED.records().keySet().stream().anyMatch(key -> key.kind() == kind))
                .findFirst();
    }

    private static void process(InMemoryStateStore store, Story.Delivery day) {
        new AuditPipeline(
                        store, new InMemoryAlertPublisher(), new InMemoryRejectSink(), Settings.defaults(), day::clock)
                .process(Batches.of(day));
    }
}
