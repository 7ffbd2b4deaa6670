package dev.sawatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.settings.Settings;
import dev.sawatch.testkit.Batches;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryRejectSink;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.Story;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients, networks and namespaces count as known for as long as behaviours do: the training period of 30 days. */
class ForgottenHabitsTest {
    @ParameterizedTest
    @CsvSource({"5, true", "15, true", "16, false", "44, false"})
    void aClientLastUsedBeforeTheTrainingPeriodIsNew(int last, boolean isNew) {
        List<String> alerts = onDay45("""
                days 1-45 shop/cart get pods in shop
                days 1-%d shop/cart get pods in shop ua=curl/8.5.0
                day 45 12:00 shop/cart get pods in shop ua=curl/8.5.0
                """.formatted(last));
        assertThat(alerts).containsExactlyElementsOf(isNew ? List.of("unusual_client") : List.of());
    }

    /** One of a program that the account has forgotten would else count among the few that it has. */
    @ParameterizedTest
    @CsvSource({"15, true", "16, false"})
    void clientsBeforeTheTrainingPeriodAreNotAmongTheFew(int last, boolean isNew) {
        List<String> alerts = onDay45("""
                days 1-45 shop/cart get pods in shop
                days 1-%1$d shop/cart get pods in shop ua=curl/8.5.0
                days 1-%1$d shop/cart get pods in shop ua=helm/v3.16.1
                days 1-%1$d shop/cart get pods in shop ua=kubectl/v1.32.4
                day 45 12:00 shop/cart get pods in shop ua=python-requests/2.32.3
                """.formatted(last));
        assertThat(alerts).containsExactlyElementsOf(isNew ? List.of("unusual_client") : List.of());
    }

    @ParameterizedTest
    @CsvSource({"5, true", "15, true", "16, false", "44, false"})
    void aNetworkLastUsedBeforeTheTrainingPeriodIsNew(int last, boolean isNew) {
        List<String> alerts = onDay45("""
                days 1-45 shop/cart get pods in shop
                days 1-%d shop/cart get pods in shop ip=198.51.100.7
                day 45 12:00 shop/cart get pods in shop ip=198.51.100.7
                """.formatted(last));
        assertThat(alerts).containsExactlyElementsOf(isNew ? List.of("unusual_client") : List.of());
    }

    @ParameterizedTest
    @CsvSource({"5, true", "15, true", "16, false", "44, false"})
    void aNamespaceLastWorkedInBeforeTheTrainingPeriodIsNew(int last, boolean isNew) {
        List<String> alerts = onDay45("""
                days 1-45 security/vault get pods in security
                days 1-45 ops/argo update apps/deployments:web in shop
                days 1-%d ops/argo update apps/deployments:web in security
                day 45 12:00 ops/argo update apps/deployments:web in security
                """.formatted(last));
        assertThat(alerts).containsExactlyElementsOf(isNew ? List.of("unusual_modification") : List.of());
    }

    private static List<String> onDay45(String text) {
        InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        AuditPipeline pipeline = new AuditPipeline(
                new InMemoryStateStore(), publisher, new InMemoryRejectSink(), Settings.defaults(), now::get);
        int before = 0;
        for (Story.Delivery delivery : new Story("forgotten", text).deliveries()) {
            before = publisher.published().size();
            now.set(delivery.clock());
            pipeline.process(Batches.of(delivery));
        }
        return publisher.published().stream()
                .skip(before)
                .map(message -> String.valueOf(message.attributes().get("variation")))
                .toList();
    }
}
