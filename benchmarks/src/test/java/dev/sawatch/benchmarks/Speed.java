package dev.sawatch.benchmarks;

import java.util.Collection;
import java.util.Comparator;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link PipelineBenchmark} with JMH's options and prints each speed as a share of the token scan's. */
final class Speed {
    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .include(PipelineBenchmark.class.getName())
                        .build())
                .run();
        double scan = results.stream()
                .filter(result -> label(result).equals("tokenScan"))
                .mapToDouble(Speed::millis)
                .min()
                .orElseThrow();
        System.out.println();
        results.stream()
                .sorted(Comparator.comparingDouble(Speed::millis))
                .forEach(result -> System.out.printf(
                        "%-18s %8.1f ms  %5.1f %% of the token scan's speed%n",
                        label(result), millis(result), 100 * scan / millis(result)));
    }

    private static String label(RunResult result) {
        return result.getPrimaryResult().getLabel();
    }

    /** The best iteration: what other programs take from the machine is none of ours. */
    private static double millis(RunResult result) {
        return result.getPrimaryResult().getStatistics().getMin();
    }

    private Speed() {}
}
