package dev.sawatch.testkit;

import dev.sawatch.audit.Rejection;
import dev.sawatch.pipeline.RejectSink;
import java.util.ArrayList;
import java.util.List;

/** A reject sink in memory. Thread-safe. */
public final class InMemoryRejectSink implements RejectSink {
    private final List<Rejection> kept = new ArrayList<>();

    @Override
    public synchronized void reject(List<Rejection> rejections) {
        kept.addAll(rejections);
    }

    /** What was kept so far, in order. */
    public synchronized List<Rejection> kept() {
        return List.copyOf(kept);
    }
}
