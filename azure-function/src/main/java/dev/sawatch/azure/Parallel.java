package dev.sawatch.azure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Makes several requests at once, where a service has none that does it all. */
final class Parallel {
    /** Few enough for the connections of one instance; a round of requests then takes as long as one. */
    private static final int AT_ONCE = 16;

    /**
     * Calls for each item, in any order, and waits for all.
     *
     * @return the answers, in the order of the items
     * @throws RuntimeException that of a call that failed; some calls may then not have been made
     */
    static <T, R> List<R> map(Collection<T> items, Function<T, R> call) {
        if (items.size() < 2) {
            return items.stream().map(call).toList();
        }
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.min(AT_ONCE, items.size()), Thread.ofVirtual().factory());
        try {
            List<Future<R>> answers = new ArrayList<>();
            items.forEach(item -> answers.add(threads.submit(() -> call.apply(item))));
            List<R> done = new ArrayList<>();
            for (Future<R> answer : answers) {
                done.add(answer.get());
            }
            return done;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between requests", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Parallel() {}
}
