package dev.sawatch.gcp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures cold starts: from the start of the JVM until the first push, of one event of a known cluster, is answered. Run
 * by {@code benchmarks/cold-start gcp}.
 */
final class ColdStart {
    private static final int AOT_FEATURE = 25;
    private static final String C1 = "-XX:TieredStopAtLevel=1";

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
            starts.once(starts.onOneClassPath((aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive));
            String use = (aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive;
            System.out.printf("Java %s, first push of one event, n = %d%n", Runtime.version(), starts.runs);
            starts.measure("as the buildpack starts it", () -> deployed.start(List.of(), Map.of()));
            starts.measure("on one class path", starts.onOneClassPath());
            starts.measure("on one class path, C1 only", starts.onOneClassPath(C1));
            starts.measure(aot ? "AOT cache" : "AppCDS archive", starts.onOneClassPath(use));
            starts.measure(aot ? "AOT cache, C1 only" : "AppCDS archive, C1 only", starts.onOneClassPath(use, C1));
            new PushLoad(deployed).measure();
        }
        // The clients of the emulators leave threads behind.
        System.exit(0);
    }

    /** Starts the function. */
    private interface Start {
        Process begin() throws Exception;
    }

    private Start onOneClassPath(String... options) {
        return () -> deployed.startOnOneClassPath(List.of(options));
    }

    private void measure(String what, Start start) throws Exception {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            millis.add(once(start).toMillis());
        }
        millis.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%-28s median %4d ms (%d to %d)%n",
                what,
                millis.get(runs / 2),
                millis.get(0),
                millis.get(runs - 1));
    }

    private Duration once(Start start) throws Exception {
        String push = DeployedFunction.push(
                DeployedFunction.event("cold", deployed.now, "payments/checkout", "get", "configmaps"));
        long from = System.nanoTime();
        Process function = start.begin();
        int status = deployed.push(push, function);
        Duration took = Duration.ofNanos(System.nanoTime() - from);
        DeployedFunction.stop(function);
        if (status != 204) {
            throw new AssertionError(status + "\n" + deployed.log());
        }
        return took;
    }
}
