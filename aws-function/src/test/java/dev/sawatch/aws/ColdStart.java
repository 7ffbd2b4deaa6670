package dev.sawatch.aws;

import dev.sawatch.testkit.EksPayloads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures cold starts: from the start of the JVM until the first batch, fifty events of a known cluster, is answered. Run
 * by {@code benchmarks/cold-start}.
 */
final class ColdStart {
    private static final int EVENTS = 50;
    private static final int AOT_FEATURE = 25;

    private final DeployedFunction deployed;
    private final int runs;

    private ColdStart(DeployedFunction deployed, int runs) {
        this.deployed = deployed;
        this.runs = runs;
    }

    /**
     * Prints the medians.
     *
     * @param args the jar, a folder for archives, and how often to measure each
     */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[1]));
        try (DeployedFunction deployed = new DeployedFunction(args[0], folder.resolve("log"))) {
            ColdStart starts = new ColdStart(deployed, Integer.parseInt(args[2]));
            boolean aot = Runtime.version().feature() >= AOT_FEATURE;
            Path archive = folder.resolve(aot ? "function.aot" : "function.jsa");
            Files.deleteIfExists(archive);
            starts.once(List.of((aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive));
            String use = (aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive;
            System.out.printf("Java %s, first batch of %d events, n = %d%n", Runtime.version(), EVENTS, starts.runs);
            starts.measure("without archive", List.of());
            starts.measure("without archive, C1 only", List.of("-XX:TieredStopAtLevel=1"));
            starts.measure(aot ? "AOT cache" : "AppCDS archive", List.of(use));
            starts.measure(
                    aot ? "AOT cache, C1 only" : "AppCDS archive, C1 only", List.of(use, "-XX:TieredStopAtLevel=1"));
        }
        // DynamoDB Local leaves threads behind.
        System.exit(0);
    }

    private void measure(String what, List<String> options) throws Exception {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            millis.add(once(options).toMillis());
        }
        millis.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%-26s median %4d ms (%d to %d)%n",
                what,
                millis.get(runs / 2),
                millis.get(0),
                millis.get(runs - 1));
    }

    private Duration once(List<String> options) throws Exception {
        String event = EksPayloads.logsEvent(EksPayloads.payload(events()));
        long start = System.nanoTime();
        Process function = deployed.start(options, Map.of());
        RuntimeApi.Outcome outcome = deployed.api().invoke(event);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        DeployedFunction.stop(function);
        if (outcome.isError()) {
            throw new AssertionError(outcome + "\n" + deployed.log());
        }
        return took;
    }

    private List<String> events() {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            String account = i % 2 == 0 ? "payments/checkout" : "vault/vault";
            events.add(DeployedFunction.event(
                    "cold-" + i,
                    deployed.now.minusSeconds(i),
                    account,
                    i % 2 == 0 ? "get" : "list",
                    i % 2 == 0 ? "configmaps" : "secrets"));
        }
        return events;
    }
}
