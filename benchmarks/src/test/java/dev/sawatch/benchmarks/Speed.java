package dev.sawatch.benchmarks;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link PipelineBenchmark} and {@link EksBenchmark} with JMH's options and prints each speed as a share of its yardstick's. */
final class Speed {
    private static final Map<String, String> YARDSTICKS = Map.of(
            "pipelineKnown", "knownTokenScan",
            "pipelineCached", "tokenScan",
            "pipelineFirstTime", "tokenScan",
            "read", "plainReader",
            "eksCached", "eksTokenScan");

    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        CommandLineOptions options = new CommandLineOptions(args);
        OptionsBuilder builder = new OptionsBuilder();
        builder.parent(options);
        if (options.getIncludes().isEmpty()) {
            builder.include(PipelineBenchmark.class.getName()).include(EksBenchmark.class.getName());
        }
        Map<String, Double> millis = best(new Runner(builder.build()).run());
        System.out.println();
        millis.forEach((name, own) -> {
            Double yardstick = millis.get(YARDSTICKS.getOrDefault(name, ""));
            String share = yardstick == null
                    ? ""
                    : "%6.1f %% of the speed of %s".formatted(100 * yardstick / own, YARDSTICKS.get(name));
            System.out.printf("%-18s %8.1f ms  %s%n", name, own, share);
        });
    }

    /** The best iteration of each: what other programs take from the machine is none of ours. */
    private static Map<String, Double> best(Collection<RunResult> results) {
        Map<String, Double> millis = new TreeMap<>();
        for (RunResult result : results) {
            double best = result.getPrimaryResult().getStatistics().getMin();
            millis.merge(result.getPrimaryResult().getLabel(), best, Math::min);
        }
        return millis;
    }

    private Speed() {}
}
