package dev.sawatch.azure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures cold starts: from the start of the JVM until the first batch, fifty events of a known cluster, is acknowledged.
 * Tokens are asked for and connections made meanwhile. Run by {@code benchmarks/cold-start-azure}.
 */
final class ColdStart {
    private static final int EVENTS = 50;

    private final Deployment deployment;
    private final int runs;

    private ColdStart(Deployment deployment, int runs) {
        this.deployment = deployment;
        this.runs = runs;
    }

    /**
     * Prints the medians.
     *
     * @param args the app's folder, and how often to measure each
     */
    public static void main(String[] args) throws Exception {
        Files.createDirectories(Path.of("target"));
        try (Deployment deployment = new Deployment(Path.of(args[0]).toAbsolutePath())) {
            ColdStart starts = new ColdStart(deployment, Integer.parseInt(args[1]));
            System.out.printf("Java %s, first batch of %d events, n = %d%n", Runtime.version(), EVENTS, starts.runs);
            List<String> quick = List.of("-XX:TieredStopAtLevel=1");
            starts.measure("start to first batch", () -> starts.cold(List.of()));
            starts.measure("start to first batch, C1 only", () -> starts.cold(quick));
            starts.measure("first batch after warm-up", () -> starts.warm(List.of()));
            starts.measure("first batch after warm-up, C1 only", () -> starts.warm(quick));
        }
        // Azurite ends with this JVM.
        System.exit(0);
    }

    /** What is measured. */
    @FunctionalInterface
    private interface Run {
        Duration take() throws Exception;
    }

    private void measure(String what, Run run) throws Exception {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            millis.add(run.take().toMillis());
        }
        millis.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%-36s median %4d ms (%d to %d)%n",
                what,
                millis.get(runs / 2),
                millis.get(0),
                millis.get(runs - 1));
    }

    private Duration cold(List<String> options) throws Exception {
        long start = System.nanoTime();
        try (HostedApp app = deployment.start(options, deployment.environment())) {
            succeed(app.audit(0, List.of(batch())), app);
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    private Duration warm(List<String> options) throws Exception {
        try (HostedApp app = deployment.start(options, deployment.environment())) {
            succeed(app.call("warmup"), app);
            long start = System.nanoTime();
            succeed(app.audit(0, List.of(batch())), app);
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    private static void succeed(HostedApp.Outcome outcome, HostedApp app) throws Exception {
        if (!outcome.failure().isEmpty()) {
            throw new AssertionError(outcome + "\n" + app.log());
        }
    }

    private byte[] batch() {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            boolean even = i % 2 == 0;
            events.add(Deployment.event(
                    "cold-" + i,
                    deployment.now.minusSeconds(i),
                    even ? "payments/checkout" : "vault/vault",
                    even ? "get" : "list",
                    even ? "configmaps" : "secrets"));
        }
        return Deployment.body(events);
    }
}
