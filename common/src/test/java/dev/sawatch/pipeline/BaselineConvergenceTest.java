package dev.sawatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.settings.Settings;
import dev.sawatch.testkit.Baseline;
import dev.sawatch.testkit.Events;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryRejectSink;
import dev.sawatch.testkit.InMemoryStateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** In whatever order, how often and to whichever instances events come, the same baseline is left. */
class BaselineConvergenceTest {
    private static final Instant FIRST_DAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant CLOCK = Instant.parse("2026-01-30T00:00:00Z");
    private static final int MINUTES = 25 * 24 * 60;

    @Property(tries = 500)
    void anyOrderDuplicationAndSplitLeavesTheSameBaseline(
            @ForAll("events") List<AuditEvent> events,
            @ForAll @IntRange(min = 1, max = 4) int instances,
            @ForAll long seed) {
        InMemoryStateStore inOrder = new InMemoryStateStore();
        pipeline(inOrder).process(batch(events));

        InMemoryStateStore shared = new InMemoryStateStore();
        deliver(events, shared, instances, new Random(seed));

        assertThat(Baseline.of(shared)).isEqualTo(Baseline.of(inOrder));
    }

    /** Events shuffled, a third of them twice, in batches of a few, each to an instance that has a cache of its own. */
    private static void deliver(List<AuditEvent> events, InMemoryStateStore store, int instances, Random random) {
        List<AuditPipeline> pipelines = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            pipelines.add(pipeline(store));
        }
        List<AuditEvent> deliveries = new ArrayList<>(events);
        events.stream().filter(event -> random.nextInt(3) == 0).forEach(deliveries::add);
        Collections.shuffle(deliveries, random);
        int from = 0;
        while (from < deliveries.size()) {
            int to = Math.min(deliveries.size(), from + 1 + random.nextInt(6));
            AuditPipeline pipeline = pipelines.get(random.nextInt(instances));
            Batch batch = pipeline.newBatch();
            deliveries.subList(from, to).stream()
                    .filter(event -> !batch.isKnown(event.fingerprint()))
                    .forEach(batch::event);
            pipeline.process(batch);
            from = to;
        }
    }

    private static AuditPipeline pipeline(InMemoryStateStore store) {
        return new AuditPipeline(
                store, new InMemoryAlertPublisher(), new InMemoryRejectSink(), Settings.defaults(), () -> CLOCK);
    }

    private static Batch batch(List<AuditEvent> events) {
        Batch batch = new Batch();
        events.forEach(batch::event);
        return batch;
    }

    @Provide
    Arbitrary<List<AuditEvent>> events() {
        Arbitrary<ApiCall> calls = Combinators.combine(
                        Arbitraries.of("get", "list", "create", "delete", "deletecollection"),
                        Arbitraries.of("secrets", "pods", "configmaps", "widgets"),
                        Arbitraries.of("", "a", "b", "kube-system"),
                        Arbitraries.of("", "aws-auth"))
                .as((verb, resource, namespace, name) ->
                        new ApiCall(verb, "", "v1", resource, "", namespace, name, "/api/v1/" + resource));
        return Combinators.combine(
                        Arbitraries.integers().between(0, MINUTES - 1),
                        Arbitraries.of("a/one", "a/two", "b/three", "b/four", "kube-system/generic-garbage-collector"),
                        Arbitraries.frequencyOf(
                                Tuple.of(9, Arbitraries.just("")), Tuple.of(1, Arbitraries.of("a/one", "b/three"))),
                        calls,
                        Arbitraries.of(200, 200, 200, 404, 403),
                        Arbitraries.of("app/v1.2.0", "app/v1.10.0", "app/v1.9.3", "kubectl/v1.32.4", ""),
                        Arbitraries.of("10.0.1.2", "10.1.1.2", "203.0.113.7", ""))
                .as(BaselineConvergenceTest::event)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    private static AuditEvent event(
            int minute, String actor, String as, ApiCall call, int code, String userAgent, String ip) {
        String auditId = Integer.toHexString((minute + actor + as + call + code + userAgent + ip).hashCode());
        return new AuditEvent(
                Events.CLUSTER,
                auditId,
                FIRST_DAY.plus(Duration.ofMinutes(minute)),
                user(actor),
                as.isEmpty() ? null : user(as),
                call,
                code,
                null,
                null,
                ip,
                userAgent,
                as.isEmpty() ? fingerprint(minute / (24 * 60), actor, call, code, userAgent + ip) : "",
                false);
    }

    /** As a reader makes it: all that decides the judgement, the name of the object apart. */
    private static String fingerprint(int day, String actor, ApiCall call, int code, String rest) {
        return List.of(day, actor, call.verb(), call.resource(), call.namespace(), code, rest)
                .toString();
    }

    private static AuditEvent.User user(String account) {
        int slash = account.indexOf('/');
        ServiceAccount of = new ServiceAccount(account.substring(0, slash), account.substring(slash + 1));
        return new AuditEvent.User(of.username(), of, List.of(), AuditEvent.Credential.UNKNOWN);
    }
}
