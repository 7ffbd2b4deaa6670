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
    private static final Story STORY = EventfulDay.story();

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
