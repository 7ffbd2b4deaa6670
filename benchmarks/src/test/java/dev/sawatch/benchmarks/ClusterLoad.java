package dev.sawatch.benchmarks;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.ServiceAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Made-up events of a busy cluster, in order of time: 30 controllers with heartbeats and informers, 40 applications, 20
 * jobs of one hour a day, 10 operators that work in many namespaces; some habits rest at night. The same seed gives the
 * same events. Shares are guesses; they matter less than that few habits make most of the events and many are seldom.
 */
final class ClusterLoad {
    static final Cluster CLUSTER = Cluster.eks("eu-central-1", "111122223333", "load");
    static final int ACCOUNTS = 100;
    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private static final long DAY_MILLIS = 86_400_000;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int HOURS = 24;
    private static final int NAMESPACES = 25;

    private final List<List<Habit>> byHour = new ArrayList<>();
    private final double[] sums = new double[HOURS];
    private final Random random = new Random(20260105);
    private final long eventsPerDay;
    private long count;

    /**
     * What an account does.
     *
     * @param mark what tells it from the others, by which calls are known again
     * @param upTo how often in an hour, added to that of the hour's habits before it
     */
    private record Habit(ServiceAccount account, String client, String ip, ApiCall call, String mark, double upTo) {}

    ClusterLoad(long eventsPerDay) {
        this.eventsPerDay = eventsPerDay;
        for (int hour = 0; hour < HOURS; hour++) {
            byHour.add(new ArrayList<>());
        }
        for (int i = 0; i < ACCOUNTS; i++) {
            Account account = new Account(i);
            if (i < 30) {
                controller(account);
            } else if (i < 70) {
                application(account);
            } else if (i < 90) {
                job(account, i % HOURS);
            } else {
                operator(account);
            }
        }
    }

    private void controller(Account it) {
        it.does(20_000, "update", "coordination.k8s.io", "leases", it.namespace());
        it.does(5_000, "get", "coordination.k8s.io", "leases", it.namespace());
        for (String resource : List.of("pods", "services", "configmaps", "nodes", "namespaces", "secrets")) {
            it.does(150, "watch", "", resource, "");
        }
        it.doesByDay(300, "update", "apps", "deployments/status", it.namespace());
        it.doesByDay(50, "create", "", "events", it.namespace());
        it.doesByDay(50, "patch", "apps", "deployments", "team-" + (it.index + 1) % NAMESPACES);
        it.doesByDay(20, "patch", "apps", "deployments", "team-" + (it.index + 2) % NAMESPACES);
    }

    private void application(Account it) {
        it.does(1_500, "update", "coordination.k8s.io", "leases", it.namespace());
        it.does(500, "get", "", "configmaps", it.namespace());
        it.does(150, "watch", "discovery.k8s.io", "endpointslices", it.namespace());
        it.doesByDay(20, "list", "", "pods", it.namespace());
    }

    private void job(Account it, int hour) {
        it.doesBetween(hour, hour + 1, 40, "list", "", "pods", it.namespace());
        it.doesBetween(hour, hour + 1, 10, "create", "batch", "jobs", it.namespace());
        it.doesBetween(hour, hour + 1, 10, "delete", "", "pods", it.namespace());
        it.doesBetween(hour, hour + 1, 20, "get", "", "secrets", it.namespace());
    }

    private void operator(Account it) {
        it.does(2_000, "update", "coordination.k8s.io", "leases", it.namespace());
        for (int i = 0; i < 10; i++) {
            String namespace = "team-" + (it.index + i) % NAMESPACES;
            it.does(100, "list", "", "secrets", namespace);
            it.doesByDay(60, "patch", "apps", "statefulsets", namespace);
            it.doesByDay(20, "create", "", "configmaps", namespace);
            it.doesByDay(5, "delete", "", "pods", namespace);
        }
    }

    private final class Account {
        final int index;
        private final ServiceAccount name;

        Account(int index) {
            this.index = index;
            // By letter: digits at the end of a name would make all of them one family.
            String suffix = "" + (char) ('a' + index / 26) + (char) ('a' + index % 26);
            this.name = new ServiceAccount("space-" + suffix, "worker-" + suffix);
        }

        String namespace() {
            return name.namespace();
        }

        void does(double daily, String verb, String group, String resource, String in) {
            doesBetween(0, HOURS, daily, verb, group, resource, in);
        }

        void doesByDay(double daily, String verb, String group, String resource, String in) {
            doesBetween(7, 20, daily, verb, group, resource, in);
        }

        void doesBetween(int from, int to, double daily, String verb, String group, String resource, String in) {
            int slash = resource.indexOf('/');
            String kind = slash < 0 ? resource : resource.substring(0, slash);
            String sub = slash < 0 ? "" : resource.substring(slash + 1);
            ApiCall call = new ApiCall(verb, group, "v1", kind, sub, in, "", "/" + group + "/v1/" + kind);
            String client = name.name() + "/v1.2.3 (linux/amd64)";
            String mark = String.join(" ", name.toString(), verb, group, resource, in, "");
            for (int hour = from; hour < to; hour++) {
                sums[hour] += daily / (to - from);
                byHour.get(hour).add(new Habit(name, client, "10.0." + index + ".7", call, mark, sums[hour]));
            }
        }
    }

    AuditEvent next() {
        Instant time = START.plusMillis(count * DAY_MILLIS / eventsPerDay);
        count++;
        int hour = (int) (time.toEpochMilli() % DAY_MILLIS / HOUR_MILLIS);
        return event(draw(byHour.get(hour), random.nextDouble() * sums[hour]), time);
    }

    private static Habit draw(List<Habit> habits, double point) {
        int low = 0;
        int high = habits.size() - 1;
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
                new AuditEvent.User(habit.account.username(), habit.account, List.of(), AuditEvent.Credential.UNKNOWN),
                null,
                habit.call,
                200,
                "allow",
                null,
                habit.ip,
                habit.client,
                habit.mark + time.toEpochMilli() / DAY_MILLIS,
                false);
    }
}
