package dev.sawatch.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.testkit.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Any order of learning and merging gives one record, above the bounds too, for facts no further apart than DaySet reaches. */
class MergeOrderTest {
    private static final Instant TIME = Instant.parse("2026-01-05T10:00:00Z");

    /** Calls of accounts of one kind: more networks, clients, namespaces, members and behaviours than are kept. */
    private static List<AccountCall> calls(Random random, int variety) {
        List<AccountCall> calls = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            ServiceAccount account = new ServiceAccount("lab", "notebook-" + letter(random.nextInt(8)));
            String verb = random.nextBoolean() ? "create" : "list";
            String namespace = "team-" + letter(random.nextInt(1 + Math.min(variety, 90)));
            ApiCall call = new ApiCall(
                    verb, "", "v1", "r" + letter(random.nextInt(1 + variety)), "", namespace, "", "/api/v1/x");
            calls.add(Events.observe(new AuditEvent(
                    Events.CLUSTER,
                    "a" + i,
                    TIME.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 60))),
                    new AuditEvent.User(account.username(), account, List.of(), AuditEvent.Credential.UNKNOWN),
                    null,
                    call,
                    random.nextInt(5) == 0 ? 403 : random.nextInt(5) == 0 ? 404 : 200,
                    null,
                    null,
                    "10." + random.nextInt(1 + variety) + ".0.1",
                    "app" + letter(random.nextInt(1 + variety / 4)) + "/1." + random.nextInt(9),
                    "",
                    false)));
        }
        return calls;
    }

    private static String letter(int i) {
        return "" + (char) ('a' + i / 26 % 26) + (char) ('a' + i % 26);
    }

    private static <R extends BaselineRecord<R>> void check(
            Random random,
            int variety,
            Supplier<R> begin,
            BiConsumer<R, AccountCall> learn,
            Function<String, R> parse) {
        List<AccountCall> calls = calls(random, variety);
        R inOrder = begin.get();
        calls.forEach(call -> learn.accept(inOrder, call));

        Collections.shuffle(calls, random);
        List<R> parts = new ArrayList<>(List.of(begin.get(), begin.get(), begin.get(), begin.get()));
        calls.forEach(call -> learn.accept(parts.get(random.nextInt(parts.size())), call));
        R merged = begin.get();
        for (R part : parts) {
            merged.merge(random.nextBoolean() ? parse.apply(part.toText()) : part);
            merged.merge(parse.apply(merged.toText()));
        }
        assertThat(merged.toText()).isEqualTo(inOrder.toText());
    }

    @Property(tries = 200)
    void profiles(@ForAll long seed, @ForAll @IntRange(max = 100) int variety) {
        check(new Random(seed), variety, Profile::new, Profile::learn, Profile::parse);
    }

    @Property(tries = 200)
    void cohorts(@ForAll long seed, @ForAll @IntRange(max = 100) int variety) {
        check(new Random(seed), variety, CohortHistory::new, CohortHistory::learn, CohortHistory::parse);
    }

    @Property(tries = 200)
    void clusters(@ForAll long seed, @ForAll @IntRange(max = 100) int variety) {
        BiConsumer<ClusterHistory, AccountCall> learn = (history, call) -> {
            history.learnDay(call);
            history.learnNetwork(call);
            history.learnWanderer(call);
        };
        check(new Random(seed), variety, ClusterHistory::new, learn, ClusterHistory::parse);
    }

    @Property(tries = 200)
    void namespaces(@ForAll long seed, @ForAll @IntRange(max = 100) int variety) {
        BiConsumer<NamespaceHistory, AccountCall> learn = (history, call) -> {
            history.learnDay(call.day());
            history.rollouts().add(call.network(), call.event().received().getEpochSecond());
        };
        check(new Random(seed), variety, NamespaceHistory::new, learn, NamespaceHistory::parse);
    }
}
