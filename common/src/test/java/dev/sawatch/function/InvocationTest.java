package dev.sawatch.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.reading.EventSink;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import dev.sawatch.state.StateStoreException;
import dev.sawatch.testkit.AlertJson;
import dev.sawatch.testkit.Events;
import dev.sawatch.testkit.Fault;
import dev.sawatch.testkit.FaultyStateStore;
import dev.sawatch.testkit.InMemoryStateStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InvocationTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private final AtomicInteger readers = new AtomicInteger();
    private final AtomicInteger seconds = new AtomicInteger();
    private final List<Summary> summaries = new ArrayList<>();

    private Invocation<Integer> invocation(StateStore store) {
        return new Invocation<>(
                readers::incrementAndGet,
                new AuditPipeline(store, message -> {}, rejections -> {}, Settings.defaults(), () -> NOW),
                summaries::add,
                () -> NOW.plusSeconds(seconds.getAndAdd(2)));
    }

    private static Integer read(Integer reader, EventSink sink) {
        sink.event(Events.call("a", NOW, "list", "pods"));
        sink.skipped(Skip.OTHER_USER);
        sink.rejected(new Rejection(null, Rejection.Reason.NOT_JSON, "no JSON", "private"));
        return reader;
    }

    @Test
    void eachDeliveryHasAReaderAndASummary() throws IOException {
        Invocation<Integer> invocation = invocation(new InMemoryStateStore());
        int first = invocation.take(InvocationTest::read);
        int second = invocation.take(InvocationTest::read);
        assertThat(List.of(first, second)).containsExactly(1, 2);
        assertThat(summaries).hasSize(2);
        Summary summary = summaries.get(0);
        assertThat(summary.time()).isEqualTo(NOW.plusSeconds(2));
        assertThat(summary.numbers())
                .containsEntry("events", 3L)
                .containsEntry("service_account_events", 1L)
                .containsEntry("skipped", 1L)
                .containsEntry("rejected", 1L)
                .containsEntry("alerts", 0L)
                .containsEntry("milliseconds", 2_000L);
        assertThat(summary.numbers().get("store_calls")).isPositive();
    }

    @Test
    void whatFailsHasNoSummary() {
        Invocation<Integer> invocation =
                invocation(new FaultyStateStore(new InMemoryStateStore(), new Fault(1, Fault.Moment.BEFORE)));
        assertThatThrownBy(() -> invocation.take(InvocationTest::read)).isInstanceOf(StateStoreException.class);
        assertThatThrownBy(() -> invocation.take((reader, sink) -> {
                    throw new IOException("cut off");
                }))
                .hasMessage("cut off");
        assertThat(summaries).isEmpty();
    }

    @Test
    void deliveriesThatComeWhileABatchIsProcessedAreTheNextBatch() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        Invocation<Integer> invocation = invocation(blocked(asked, gate));
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<Integer>> answers = new ArrayList<>();
            answers.add(threads.submit(() -> invocation.take(InvocationTest::read)));
            asked.await();
            for (int i = 0; i < 3; i++) {
                answers.add(threads.submit(() -> invocation.take(InvocationTest::read)));
            }
            while (invocation.waiting() < 3) {
                Thread.onSpinWait();
            }
            gate.countDown();
            Set<Integer> readersUsed = new TreeSet<>();
            for (Future<Integer> answer : answers) {
                readersUsed.add(answer.get());
            }
            assertThat(readersUsed).containsExactly(1, 2, 3, 4);
        }
        assertThat(summaries)
                .extracting(summary -> summary.result().events())
                .as("events, of which each delivery has three")
                .containsExactly(3L, 9L);
    }

    /** A store that says when it is first asked, and does not answer until the gate is open. */
    private static StateStore blocked(CountDownLatch asked, CountDownLatch gate) {
        InMemoryStateStore store = new InMemoryStateStore();
        return new StateStore() {
            @Override
            public Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
                asked.countDown();
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    throw new StateStoreException("interrupted", e);
                }
                return store.find(keys);
            }

            @Override
            public Optional<String> replace(StateRecord record) {
                return store.replace(record);
            }
        };
    }

    @Test
    void theSummaryOfSeveralBatchesAddsTheirNumbersAndTellsTheLongest() throws IOException {
        Invocation<Integer> invocation = invocation(new InMemoryStateStore());
        invocation.take(InvocationTest::read);
        invocation.take(InvocationTest::read);
        Summary one = summaries.get(0);
        Summary longer = new Summary(summaries.get(1).result(), NOW, Duration.ofSeconds(9));
        for (Summary both : List.of(one.plus(longer), longer.plus(one))) {
            assertThat(both.numbers()).containsEntry("events", 6L).containsEntry("milliseconds", 9_000L);
            assertThat(both.time()).isEqualTo(one.time());
        }
    }

    @Test
    void aSummaryIsOneLineOfTheCloudsFormAndTheNumbers() throws IOException {
        invocation(new InMemoryStateStore()).take(InvocationTest::read);
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        new SummaryLog(
                        (line, summary) -> line.put("severity", "INFO"),
                        new PrintStream(log, true, StandardCharsets.UTF_8))
                .accept(summaries.get(0));
        assertThat(log.toString(StandardCharsets.UTF_8))
                .hasLineCount(1)
                .startsWith(
                        "{\"severity\":\"INFO\",\"events\":3,\"service_account_events\":1,\"skipped\":1,\"rejected\":1,"
                                + "\"alerts\":0,\"suppressed\":0,\"muted\":0,\"stopped\":0,\"store_calls\":")
                .doesNotContain("private", "checkout");
        JsonNode line = AlertJson.json(log.toString(StandardCharsets.UTF_8));
        assertThat(line.path("skipped_by_reason").path("other_user").asInt()).isOne();
        assertThat(line.path("rejected_by_reason").path("not_json").asInt()).isOne();
        assertThat(line.path("alerts_by_variation").isObject()).isTrue();
    }
}
