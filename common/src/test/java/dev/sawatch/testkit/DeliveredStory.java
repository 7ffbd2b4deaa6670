package dev.sawatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateStore;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Fifteen quiet days and an eventful one, through a function. */
final class DeliveredStory {
    private static final Story STORY = new Story("delivered", """
            days 1-15 payments/checkout get configmaps:settings in payments
            days 1-15 security/vault list secrets in security
            days 1-15 shop/cart get apps/deployments:web in shop
            days 1-15 ops/argo update apps/deployments:web in shop
            # First-seen for the first account and no longer for the second.
            day 16 10:00 payments/checkout list example.com/widgets in shop
            day 16 10:01 shop/cart create example.com/widgets in shop
            # One alert and two calls that it keeps quiet.
            day 16 10:02 payments/checkout list secrets in kube-system
            day 16 10:03 payments/checkout get secrets:db in kube-system
            day 16 10:04 payments/checkout list secrets in kube-system -> 403
            # From elsewhere, in another's name, in a namespace new to it, and by an account that nobody knows.
            day 16 10:05 shop/cart get pods/exec:web-0 in shop -> 101
            day 16 10:06 shop/cart get apps/deployments:web in shop ip=203.0.113.7 ua=curl/8.5.0
            day 16 10:07 ops/argo list secrets in security as=payments/checkout
            day 16 10:08 ops/argo update apps/deployments:vault in security
            day 16 10:09 nightly/new list secrets in kube-system
            # Rejected, for it is of the future.
            day 18 10:00 shop/cart list pods arrives=-2
            """);

    private static final Settings SETTINGS = Settings.defaults();
    private static final int QUIET_DAYS = 15;

    final InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
    final InMemoryRejectSink rejects = new InMemoryRejectSink();

    private final Function<FunctionParts, TestedFunction> functions;
    private final EnvelopeWriter writer;

    DeliveredStory(Function<FunctionParts, TestedFunction> functions, EnvelopeWriter writer) {
        this.functions = functions;
        this.writer = writer;
    }

    /** Parts on a store on the eventful day. */
    FunctionParts parts(StateStore store) {
        return parts(store, QUIET_DAYS);
    }

    private FunctionParts parts(StateStore store, int day) {
        Instant clock = STORY.deliveries().get(day).clock();
        return new FunctionParts(store, publisher, rejects, SETTINGS, () -> clock);
    }

    /** What the quiet days teach. */
    <S extends StateStore> S learned(S store) throws IOException {
        for (int day = 0; day < QUIET_DAYS; day++) {
            functions
                    .apply(parts(store, day))
                    .deliver(writer.delivery(STORY.deliveries().get(day).events()));
        }
        return store;
    }

    /** The eventful day, as one delivery. */
    byte[] delivery() {
        return writer.delivery(events());
    }

    /** Delivers the eventful day to several instances in the same moment. */
    void deliverAtOnce(List<TestedFunction> instances) throws Exception {
        byte[] delivery = delivery();
        CyclicBarrier moment = new CyclicBarrier(instances.size());
        List<Callable<Integer>> deliveries = new ArrayList<>();
        for (TestedFunction instance : instances) {
            deliveries.add(() -> {
                int arrival = moment.await();
                instance.deliver(delivery);
                return arrival;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(instances.size())) {
            for (Future<Integer> done : threads.invokeAll(deliveries)) {
                assertThat(done.get()).isLessThan(instances.size());
            }
        }
    }

    List<String> events() {
        return STORY.deliveries().get(QUIET_DAYS).events();
    }

    /** Audit ID, account, variation and alert id of what was published, each once. */
    Set<String> alerts() {
        List<String> alerts = new ArrayList<>();
        for (AlertMessage alert : publisher.published()) {
            alerts.add(String.join(
                    " ",
                    AlertJson.auditId(AlertJson.event(alert)),
                    AlertJson.account(AlertJson.event(alert)),
                    alert.attributes().getOrDefault("variation", ""),
                    alert.id()));
        }
        return new TreeSet<>(alerts);
    }
}
