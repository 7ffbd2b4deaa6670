package dev.sawatch.gcp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures the CPU time that the function takes for a push of a call that is known, at 80 requests at once. */
record PushLoad(DeployedFunction deployed) {
    private static final int AT_ONCE = 80;
    private static final int WARM_UP = 20_000;
    private static final int PUSHES = 40_000;

    /** Prints it. */
    void measure() throws Exception {
        Process function = deployed.start(List.of(), Map.of());
        push(function, WARM_UP);
        Duration before = cpu(function);
        long start = System.nanoTime();
        push(function, PUSHES);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = cpu(function).minus(before).toNanos() / 1e9;
        DeployedFunction.stop(function);
        System.out.printf(
                Locale.ROOT,
                "%,d pushes of known calls, %d at once: %.0f a second, %.2f ms of CPU time each%n",
                PUSHES,
                AT_ONCE,
                PUSHES / seconds,
                1_000 * cpu / PUSHES);
    }

    private static Duration cpu(Process function) {
        return function.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void push(Process function, int count) throws Exception {
        List<Callable<Boolean>> workers = new ArrayList<>();
        for (int worker = 0; worker < AT_ONCE; worker++) {
            String prefix = "load-" + worker + "-";
            workers.add(() -> {
                boolean all = true;
                for (int i = 0; i < count / AT_ONCE; i++) {
                    String event =
                            DeployedFunction.event(prefix + i, deployed.now, "payments/checkout", "get", "configmaps");
                    all &= deployed.push(DeployedFunction.push(event), function) == 204;
                }
                return all;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Boolean> done : threads.invokeAll(workers)) {
                if (!done.get()) {
                    throw new AssertionError(deployed.log());
                }
            }
        }
    }
}
