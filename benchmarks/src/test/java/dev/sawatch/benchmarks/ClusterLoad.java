package dev.sawatch.benchmarks;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.benchmarks.ClusterHabits.Habit;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Made-up events of a busy cluster, in order of time. The same seed gives the same events. */
final class ClusterLoad {
    static final Cluster CLUSTER = Cluster.eks("eu-central-1", "111122223333", "load");
    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private static final long DAY_MILLIS = 86_400_000;
    private static final long HOUR_MILLIS = 3_600_000;

    private final ClusterHabits habits = new ClusterHabits();
    private final Random random = new Random(20260105);
    private final long eventsPerDay;
    private long count;

    ClusterLoad(long eventsPerDay) {
        this.eventsPerDay = eventsPerDay;
    }

    AuditEvent next() {
        Instant time = START.plusMillis(count * DAY_MILLIS / eventsPerDay);
        count++;
        int hour = (int) (time.toEpochMilli() % DAY_MILLIS / HOUR_MILLIS);
        return event(draw(habits.of(hour), random.nextDouble()), time);
    }

    private static Habit draw(List<Habit> habits, double share) {
        int low = 0;
        int high = habits.size() - 1;
        double point = share * habits.get(high).upTo();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (habits.get(middle).upTo() < point) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return habits.get(low);
    }

    private AuditEvent event(Habit habit, Instant time) {
        return new AuditEvent(
                CLUSTER,
                "load-" + count,
                time,
                new AuditEvent.User(
                        habit.account().username(), habit.account(), List.of(), AuditEvent.Credential.UNKNOWN),
                null,
                named(habit.call()),
                200,
                "allow",
                null,
                habit.ip(),
                habit.client(),
                habit.mark() + time.toEpochMilli() / DAY_MILLIS,
                false);
    }

    private ApiCall named(ApiCall call) {
        if (!call.name().endsWith("-")) {
            return call;
        }
        String name = call.name() + Long.toString(count, 36);
        return new ApiCall(
                call.verb(),
                call.apiGroup(),
                call.apiVersion(),
                call.resource(),
                call.subresource(),
                call.namespace(),
                name,
                call.uri() + "/" + name);
    }
}
