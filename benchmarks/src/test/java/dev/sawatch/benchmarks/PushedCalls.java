package dev.sawatch.benchmarks;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.pipeline.BatchResult;
import dev.sawatch.state.StateStore;
import dev.sawatch.state.StoreUse;
import dev.sawatch.testkit.recording.Replay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Events pushed one by one, at random times, to instances that share a store and live two hours each. A batch takes as long
 * as its store calls, and what comes to an instance meanwhile is its next batch. Times are in milliseconds.
 */
final class PushedCalls {
    /** Guesses for a database in the function's region, and for what is not the store's. */
    private static final double READ = 10;

    private static final double WRITE = 25;
    private static final double EVENT = 2;

    /** In which Cloud Run counts the time of an instance that has requests. */
    private static final double STEP = 100;

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long LIFE = Duration.ofHours(2).toMillis();

    private final Random random = new Random(4);
    private final List<Instance> instances = new ArrayList<>();
    private final StateStore store;
    private final ClusterLoad load;
    private final double meanGap;
    private double now;
    private BatchResult sum = BatchResult.NONE;
    private long batches;
    private double active;

    PushedCalls(long eventsPerDay, int instances, StateStore store) {
        this.store = store;
        this.load = new ClusterLoad(eventsPerDay);
        this.meanGap = (double) DAY / eventsPerDay;
        for (int i = 0; i < instances; i++) {
            this.instances.add(new Instance(LIFE * (i + 1.0) / instances));
        }
    }

    /** Pushes so many more events, of which alone the numbers are then. */
    PushedCalls play(long events) {
        sum = BatchResult.NONE;
        batches = 0;
        active = 0;
        for (long i = 0; i < events; i++) {
            now += -meanGap * Math.log(1 - random.nextDouble());
            AuditEvent event = load.next();
            instances.forEach(Instance::catchUp);
            instances.get(random.nextInt(instances.size())).push(event);
        }
        return this;
    }

    /** One instance of the function. */
    private final class Instance {
        private final List<AuditEvent> waiting = new ArrayList<>();
        private Replay replay = Replay.into(store);
        private double end;
        private double freeAt;
        private double countedTo;

        Instance(double end) {
            this.end = end;
        }

        void push(AuditEvent event) {
            waiting.add(event);
            if (freeAt <= now) {
                process(now);
            }
        }

        /** Processes what has waited and could begin by now. */
        void catchUp() {
            while (!waiting.isEmpty() && freeAt <= now) {
                process(freeAt);
            }
        }

        private void process(double start) {
            while (start >= end) {
                replay = Replay.into(store);
                end += LIFE;
            }
            BatchResult result = replay.process(waiting);
            StoreUse use = result.store();
            freeAt = start + EVENT * waiting.size() + READ * (use.calls() - use.writes()) + WRITE * use.writes();
            double counted = Math.max(start, countedTo);
            if (freeAt > counted) {
                double time = Math.ceil((freeAt - counted) / STEP) * STEP;
                active += time;
                countedTo = counted + time;
            }
            waiting.clear();
            batches++;
            sum = sum.plus(result);
        }
    }

    BatchResult result() {
        return sum;
    }

    double callsPerEvent() {
        return (double) sum.store().calls() / sum.events();
    }

    double eventsPerBatch() {
        return (double) sum.events() / batches;
    }

    /** Seconds for which instances are billed. */
    double activeSeconds() {
        return active / 1_000;
    }
}
