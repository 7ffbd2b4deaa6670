package dev.sawatch.azure;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
            List<CompletableFuture<R>> answers = items.stream()
                    .map(item -> CompletableFuture.supplyAsync(() -> call.apply(item), threads))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            threads.shutdownNow();
        }
    }

    private Parallel() {}
}
