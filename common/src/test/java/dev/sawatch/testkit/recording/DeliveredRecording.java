package dev.sawatch.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateStore;
import dev.sawatch.testkit.EnvelopeWriter;
import dev.sawatch.testkit.FunctionParts;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.TestedFunction;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/** The recording through a function, in order by one instance, and as badly as it can come. */
public final class DeliveredRecording {
    /** Most events of a delivery. */
    private static final int MAX_BATCH = 500;

    /** Deliveries that overtake each other: with 250 events each, some two days of the recording. */
    private static final int WINDOW = 8;

    private final Function<FunctionParts, TestedFunction> functions;
    private final EnvelopeWriter writer;
    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
    private final InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();

    /** @param functions makes instances of a function */
    public DeliveredRecording(Function<FunctionParts, TestedFunction> functions, EnvelopeWriter writer) {
        this.functions = functions;
        this.writer = writer;
    }

    /** Asserts that one instance raises what replaying it raises, id for id. */
    public void inOrder() throws IOException {
        TestedFunction function = function(new InMemoryStateStore());
        for (List<String> lines : batches()) {
            clock.set(newest(lines));
            function.deliver(writer.delivery(lines));
        }
        List<AlertMessage> replayed = ReplayedRecording.alerts(writer);
        assertThat(publisher.published()).extracting(AlertMessage::id).isEqualTo(ids(replayed));
        assertThat(publisher.published()).extracting(AlertMessage::event).isEqualTo(events(replayed));
    }

    /** Asserts that several instances on one store miss next to nothing, none of the attacks, and give no alert two ids. */
    public void twiceOutOfOrder(int instances, Supplier<StateStore> stores) throws Exception {
        List<TestedFunction> functionsOfStore = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            functionsOfStore.add(function(stores.get()));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(instances)) {
            Random random = new Random(4);
            List<List<String>> batches = batches();
            for (int from = 0; from < batches.size(); from += WINDOW) {
                deliver(
                        batches.subList(from, Math.min(batches.size(), from + WINDOW)),
                        random,
                        functionsOfStore,
                        threads);
            }
        }
        ReplayedRecording.compare(publisher.published(), ReplayedRecording.alerts(writer));
    }

    private void deliver(
            List<List<String>> batches, Random random, List<TestedFunction> instances, ExecutorService threads)
            throws Exception {
        clock.set(newest(batches.get(batches.size() - 1)));
        List<byte[]> window =
                new ArrayList<>(batches.stream().map(writer::delivery).toList());
        window.addAll(List.copyOf(window));
        Collections.shuffle(window, random);
        ConcurrentLinkedQueue<byte[]> waiting = new ConcurrentLinkedQueue<>(window);
        List<Callable<Integer>> workers = new ArrayList<>();
        for (TestedFunction instance : instances) {
            workers.add(() -> {
                int count = 0;
                for (byte[] next = waiting.poll(); next != null; next = waiting.poll()) {
                    instance.deliver(next);
                    count++;
                }
                return count;
            });
        }
        int count = 0;
        for (Future<Integer> done : threads.invokeAll(workers)) {
            count += done.get();
        }
        assertThat(count).isEqualTo(2 * batches.size());
    }

    private TestedFunction function(StateStore store) {
        return functions.apply(new FunctionParts(store, publisher, rejections -> {}, Settings.defaults(), clock::get));
    }

    /** In order, in batches of 1 to {@value #MAX_BATCH} events. */
    private static List<List<String>> batches() {
        Random random = new Random(44);
        List<String> lines = Recording.lines();
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < lines.size(); ) {
            int to = Math.min(lines.size(), from + 1 + random.nextInt(MAX_BATCH));
            batches.add(lines.subList(from, to));
            from = to;
        }
        return batches;
    }

    private static Instant newest(List<String> lines) {
        return lines.stream()
                .map(DeliveredRecording::received)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static Instant received(String line) {
        String field = "\"requestReceivedTimestamp\":\"";
        int from = line.indexOf(field) + field.length();
        return Instant.parse(line.substring(from, line.indexOf('"', from)));
    }

    private static List<String> ids(List<AlertMessage> alerts) {
        return alerts.stream().map(AlertMessage::id).toList();
    }

    private static List<String> events(List<AlertMessage> alerts) {
        return alerts.stream().map(AlertMessage::event).toList();
    }
}
