package dev.sawatch.benchmarks;

import dev.sawatch.pipeline.BatchResult;
import dev.sawatch.testkit.InMemoryStateStore;

/**
 * What the store costs on Azure: made-up load of one cluster, four instances that live two hours each. The executions of
 * the function are added at the list price of the plan Flex Consumption, each with the least that it is billed for: a
 * second of an instance with 2 GB.
 */
final class TablesCost {
    private static final double EXECUTION_PRICE = 0.40 / 1_000_000 + 2 * 0.000_026;

    /** A day of the load after one to warm up. */
    record Day(BatchResult result, TablesMeter meter, int meanBatch) {
        static Day of(long events, int meanBatch) {
            TablesMeter meter = new TablesMeter(new InMemoryStateStore());
            StoreCalls calls = new StoreCalls(new ClusterLoad(events), meanBatch, meter);
            calls.play(events);
            meter.reset();
            return new Day(calls.play(events), meter, meanBatch);
        }

        double requestsPerEvent() {
            return (double) (meter.reads() + meter.writes()) / result.events();
        }

        double executions() {
            return EXECUTION_PRICE * result.events() / meanBatch;
        }
    }

    /** Prints cost per million events at so many events a day, a million unless told otherwise. */
    public static void main(String[] args) {
        long daily = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        for (int mean : new int[] {10, 50, 200, 1_000}) {
            Day day = Day.of(daily, mean);
            double perMillion = 1_000_000.0 / day.result().events();
            System.out.printf(
                    "%,d events a day in batches of %5d: %.4f requests an event; %,d reads and %,d writes;"
                            + " per million events $%.4f for Storage Tables, $%.4f for executions of the function%n",
                    daily,
                    mean,
                    day.requestsPerEvent(),
                    day.meter().reads(),
                    day.meter().writes(),
                    day.meter().cost() * perMillion,
                    day.executions() * perMillion);
        }
    }

    private TablesCost() {}
}
