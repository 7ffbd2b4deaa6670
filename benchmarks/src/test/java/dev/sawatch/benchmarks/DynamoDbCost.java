package dev.sawatch.benchmarks;

import dev.sawatch.pipeline.BatchResult;
import dev.sawatch.testkit.InMemoryStateStore;

/**
 * What the store costs on AWS: made-up load of one cluster, four instances that live two hours each. Lambda's requests
 * are added at their list price; its duration is not simulated.
 */
final class DynamoDbCost {
    private static final double REQUEST_PRICE = 0.20 / 1_000_000;

    /** A day of the load after one to warm up. */
    record Day(BatchResult result, DynamoDbMeter meter, int meanBatch) {
        static Day of(long events, int meanBatch) {
            DynamoDbMeter meter = new DynamoDbMeter(new InMemoryStateStore());
            StoreCalls calls = new StoreCalls(new ClusterLoad(events), meanBatch, meter);
            calls.play(events);
            meter.reset();
            return new Day(calls.play(events), meter, meanBatch);
        }

        double callsPerEvent() {
            return (double) result.store().calls() / result.events();
        }

        double requests() {
            return REQUEST_PRICE * result.events() / meanBatch;
        }
    }

    /** Prints cost per million events at so many events a day, a million unless told otherwise. */
    public static void main(String[] args) {
        long daily = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        for (int mean : new int[] {10, 50, 200}) {
            Day day = Day.of(daily, mean);
            double perMillion = 1_000_000.0 / day.result().events();
            System.out.printf(
                    "%,d events a day in batches of %3d: %.4f store calls an event; %,d read and %,d write units;"
                            + " per million events $%.4f for DynamoDB, $%.4f for requests of Lambda%n",
                    daily,
                    mean,
                    day.callsPerEvent(),
                    day.meter().readUnits(),
                    day.meter().writeUnits(),
                    day.meter().cost() * perMillion,
                    day.requests() * perMillion);
        }
    }

    private DynamoDbCost() {}
}
