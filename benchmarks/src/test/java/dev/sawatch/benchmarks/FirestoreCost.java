package dev.sawatch.benchmarks;

import dev.sawatch.testkit.InMemoryStateStore;

/**
 * What a day costs on Google Cloud: made-up load of one cluster, one event a push, up to 80 at once. Cloud Run is billed by
 * request, and for the time in which an instance of one CPU and 512 MiB has any; Pub/Sub for what is published and pushed.
 * List prices of the cheapest regions, without what is free.
 */
final class FirestoreCost {
    private static final double REQUEST_PRICE = 0.40 / 1_000_000;
    private static final double SECOND_PRICE = 0.000_024 + 0.5 * 0.000_002_5;

    /** Of a log entry with its attributes, in bytes; a guess. */
    private static final double ENTRY = 2_000;

    private static final double BYTE_PRICE = 40.0 / (1L << 40);

    /** A day of the load after one to warm up. */
    record Day(PushedCalls calls, FirestoreMeter meter) {
        static Day of(long events, int instances) {
            FirestoreMeter meter = new FirestoreMeter(new InMemoryStateStore());
            PushedCalls calls = new PushedCalls(events, instances, meter);
            calls.play(events);
            meter.reset();
            return new Day(calls.play(events), meter);
        }

        double requests() {
            return REQUEST_PRICE * calls.result().events();
        }

        double time() {
            return SECOND_PRICE * calls.activeSeconds();
        }

        double messages() {
            return 2 * ENTRY * BYTE_PRICE * calls.result().events();
        }
    }

    /** Prints cost per million events at so many events a day, a million unless told otherwise. */
    public static void main(String[] args) {
        long daily = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        for (int instances : new int[] {1, 2, 4}) {
            Day day = Day.of(daily, instances);
            double perMillion = 1_000_000.0 / day.calls().result().events();
            System.out.printf(
                    "%,d events a day, %d instances: %.4f store calls an event, %.2f events a batch; %,d documents read, %,d"
                            + " written, %,.0f s active; per million events $%.4f for Firestore, $%.2f for requests,"
                            + " $%.2f for time, $%.2f for Pub/Sub%n",
                    daily,
                    instances,
                    day.calls().callsPerEvent(),
                    day.calls().eventsPerBatch(),
                    day.meter().reads(),
                    day.meter().writes(),
                    day.calls().activeSeconds(),
                    day.meter().cost() * perMillion,
                    day.requests() * perMillion,
                    day.time() * perMillion,
                    day.messages() * perMillion);
        }
    }

    private FirestoreCost() {}
}
