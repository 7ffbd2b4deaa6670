package dev.sawatch.benchmarks;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.pipeline.BatchResult;
import dev.sawatch.state.StateStore;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.recording.Replay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Counts the store calls of four instances that share one store and live two hours each, their starts spread evenly.
 * Batches go to them at random and vary in size around their mean, as they do between a log service and its functions.
 */
final class StoreCalls {
    static final int INSTANCES = 4;
    static final Duration LIFE = Duration.ofHours(2);

    private final StateStore store;
    private final Random random = new Random(4);
    private final Replay[] instances = new Replay[INSTANCES];
    private final Instant[] ends = new Instant[INSTANCES];
    private final ClusterLoad load;
    private final int meanBatch;
    private BatchResult sum = BatchResult.NONE;

    StoreCalls(ClusterLoad load, int meanBatch) {
        this(load, meanBatch, new InMemoryStateStore());
    }

    StoreCalls(ClusterLoad load, int meanBatch, StateStore store) {
        this.store = store;
        this.load = load;
        this.meanBatch = meanBatch;
        for (int i = 0; i < INSTANCES; i++) {
            instances[i] = Replay.into(store);
            ends[i] = ClusterLoad.START.plus(LIFE.multipliedBy(i + 1).dividedBy(INSTANCES));
        }
    }

    /**
     * A day of the load on a tenth of its scale: a tenth of a million events in as many batches, after a day to warm up.
     * The number of facts is nearly that of the whole.
     */
    static BatchResult tenth() {
        return Tenth.RESULT;
    }

    private static final class Tenth {
        private static final long EVENTS = 100_000;
        private static final int MEAN_BATCH = 5;

        static final BatchResult RESULT = run();

        private static BatchResult run() {
            StoreCalls calls = new StoreCalls(new ClusterLoad(EVENTS), MEAN_BATCH);
            calls.play(EVENTS);
            return calls.play(EVENTS);
        }
    }

    /** What came of so many more events. */
    BatchResult play(long events) {
        sum = BatchResult.NONE;
        while (sum.events() < events) {
            playBatch();
        }
        return sum;
    }

    private void playBatch() {
        List<AuditEvent> batch = new ArrayList<>();
        int size = meanBatch == 1 ? 1 : 1 + random.nextInt(2 * meanBatch - 1);
        for (int i = 0; i < size; i++) {
            batch.add(load.next());
        }
        Instant time = batch.get(0).received();
        int chosen = random.nextInt(INSTANCES);
        while (!time.isBefore(ends[chosen])) {
            instances[chosen] = Replay.into(store);
            ends[chosen] = ends[chosen].plus(LIFE);
        }
        sum = sum.plus(instances[chosen].process(batch));
    }

    /** Prints calls per event, unless told otherwise at a million events a day, for several sizes of batches. */
    public static void main(String[] args) {
        long daily = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        int days = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        System.out.printf(
                "%,d events a day of %d accounts, %d days after one to warm up%n", daily, ClusterHabits.ACCOUNTS, days);
        for (int mean : new int[] {1, 10, 50, 200}) {
            StoreCalls calls = new StoreCalls(new ClusterLoad(daily), mean);
            calls.play(daily);
            BatchResult result = calls.play(daily * days);
            System.out.printf(
                    "batches of %3d: %.4f calls an event, %d reads and %d writes a day%n",
                    mean,
                    (double) result.store().calls() / result.events(),
                    (result.store().calls() - result.store().writes()) / days,
                    result.store().writes() / days);
        }
    }
}
