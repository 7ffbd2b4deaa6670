package dev.sawatch.benchmarks;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.ServiceAccount;
import java.util.ArrayList;
import java.util.List;

/**
 * What the accounts of a made-up busy cluster do: 26 controllers with heartbeats and informers, 40 applications, four to
 * a team, 20 runners of one name that work an hour a day, 10 operators that work in many namespaces, two of them
 * deliverers, and 4 of Kubernetes' own controllers that roll out what is delivered; some habits rest at night. Shares are
 * guesses; they matter less than that few habits make most of the events and many are seldom.
 */
final class ClusterHabits {
    static final int ACCOUNTS = 100;

    private static final int HOURS = 24;
    private static final int TEAMS = 10;

    private final List<List<Habit>> byHour = new ArrayList<>();

    /**
     * What an account does.
     *
     * @param call what it asks; a name that ends in a dash is made up anew each time
     * @param mark what tells it from the others but for names, by which calls are known again
     * @param upTo how often in an hour, added to that of the hour's habits before it
     */
    record Habit(ServiceAccount account, String client, String ip, ApiCall call, String mark, double upTo) {}

    ClusterHabits() {
        for (int hour = 0; hour < HOURS; hour++) {
            byHour.add(new ArrayList<>());
        }
        for (int i = 0; i < ACCOUNTS; i++) {
            habits(i);
        }
    }

    private void habits(int i) {
        if (i < 26) {
            controller(new Account(i, "space-" + letters(i), "worker-" + letters(i)));
        } else if (i < 66) {
            application(new Account(i, team(i), "app-" + letters(i)));
        } else if (i < 86) {
            runner(new Account(i, "space-" + letters(i), "runner"), i % HOURS);
        } else if (i < 96) {
            operator(new Account(i, "space-" + letters(i), "operator-" + letters(i)));
        } else {
            builtIn(i);
        }
    }

    private void controller(Account it) {
        it.does(23_000, "update", "coordination.k8s.io", "leases", it.namespace());
        it.does(5_500, "get", "coordination.k8s.io", "leases", it.namespace());
        for (String resource : List.of("pods", "services", "configmaps", "nodes", "namespaces", "secrets")) {
            it.does(150, "watch", "", resource, "");
        }
        it.doesByDay(300, "update", "apps", "deployments/status", it.namespace());
        it.doesByDay(50, "create", "", "events", it.namespace());
        it.doesByDay(50, "patch", "apps", "deployments", team(it.index + 1));
        it.doesByDay(20, "patch", "apps", "deployments", team(it.index + 2));
    }

    private void application(Account it) {
        it.does(1_500, "update", "coordination.k8s.io", "leases", it.namespace());
        it.does(500, "get", "", "configmaps", it.namespace());
        it.does(150, "watch", "discovery.k8s.io", "endpointslices", it.namespace());
        it.doesByDay(20, "list", "", "pods", it.namespace());
    }

    private void runner(Account it, int hour) {
        it.doesBetween(hour, hour + 1, 40, "list", "", "pods", it.namespace());
        it.doesBetween(hour, hour + 1, 10, "create", "batch", "jobs", it.namespace());
        it.doesBetween(hour, hour + 1, 10, "delete", "", "pods", it.namespace());
        it.doesBetween(hour, hour + 1, 20, "get", "", "secrets", it.namespace());
    }

    private void operator(Account it) {
        it.does(2_000, "update", "coordination.k8s.io", "leases", it.namespace());
        for (int i = 0; i < 10; i++) {
            String namespace = team(it.index + i);
            it.does(100, "list", "", "secrets", namespace);
            it.doesByDay(60, "patch", "apps", "statefulsets", namespace);
            it.doesByDay(20, "create", "", "configmaps", namespace);
            it.doesByDay(5, "delete", "", "pods", namespace);
            if (it.index < 88) {
                delivers(it, namespace);
            }
        }
    }

    private static void delivers(Account it, String namespace) {
        it.doesByDay(20, "patch", "apps", "deployments", namespace);
        it.doesByDay(10, "patch", "", "services", namespace);
        it.doesByDay(10, "patch", "", "serviceaccounts", namespace);
        it.doesByDay(10, "patch", "networking.k8s.io", "ingresses", namespace);
    }

    /** Each application is rolled out ten times a day, each rollout under a name of its own. */
    private void builtIn(int i) {
        for (int app = 26; app < 66; app++) {
            String workload = "app-" + letters(app);
            switch (i) {
                case 96 -> builtIn(i, "deployment-controller").makes("replicasets", workload, team(app));
                case 97 -> builtIn(i, "statefulset-controller").makes("controllerrevisions", workload, team(app));
                case 98 -> builtIn(i, "replicaset-controller").doesByDay(20, "create", "", "pods", team(app));
                default ->
                    builtIn(i, "endpointslice-controller")
                            .doesByDay(20, "update", "discovery.k8s.io", "endpointslices", team(app));
            }
        }
    }

    private Account builtIn(int index, String name) {
        return new Account(index, "kube-system", name);
    }

    /** By letter: digits at the end of a name would make all of them one family. */
    private static String letters(int index) {
        return "" + (char) ('a' + index / 26) + (char) ('a' + index % 26);
    }

    private static String team(int index) {
        return "team-" + letters(index % TEAMS);
    }

    private final class Account {
        final int index;
        private final ServiceAccount name;

        Account(int index, String namespace, String name) {
            this.index = index;
            this.name = new ServiceAccount(namespace, name);
        }

        String namespace() {
            return name.namespace();
        }

        void does(double daily, String verb, String group, String resource, String in) {
            add(0, HOURS, daily, call(verb, group, resource, in, ""));
        }

        void doesByDay(double daily, String verb, String group, String resource, String in) {
            add(7, 20, daily, call(verb, group, resource, in, ""));
        }

        void doesBetween(int from, int to, double daily, String verb, String group, String resource, String in) {
            add(from, to, daily, call(verb, group, resource, in, ""));
        }

        /** Rolls a workload out. */
        void makes(String resource, String workload, String in) {
            add(7, 20, 10, call("create", "apps", resource, in, workload + "-"));
        }

        private static ApiCall call(String verb, String group, String resource, String in, String name) {
            int slash = resource.indexOf('/');
            String kind = slash < 0 ? resource : resource.substring(0, slash);
            String sub = slash < 0 ? "" : resource.substring(slash + 1);
            return new ApiCall(verb, group, "v1", kind, sub, in, name, "/" + group + "/v1/" + kind);
        }

        private void add(int from, int to, double daily, ApiCall call) {
            String client = name.name() + "/v1.2.3 (linux/amd64)";
            String mark =
                    String.join(" ", name.toString(), call.verb(), call.qualifiedResource(), call.namespace(), "");
            for (int hour = from; hour < to; hour++) {
                List<Habit> habits = byHour.get(hour);
                double before =
                        habits.isEmpty() ? 0 : habits.get(habits.size() - 1).upTo();
                double upTo = before + daily / (to - from);
                habits.add(new Habit(name, client, "10.0." + index + ".7", call, mark, upTo));
            }
        }
    }

    /** The habits of an hour of the day. */
    List<Habit> of(int hour) {
        return byHour.get(hour);
    }
}
