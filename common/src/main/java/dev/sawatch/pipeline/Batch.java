package dev.sawatch.pipeline;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.reading.EventSink;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a delivery holds, as its reader found it. For one thread at a time, and for one {@link AuditPipeline#process}. */
public final class Batch implements EventSink {
    final List<AuditEvent> events = new ArrayList<>();
    final List<Rejection> rejections = new ArrayList<>();
    final Map<Skip, Long> skipped = new EnumMap<>(Skip.class);

    private final Predicate<String> knows;
    private long known;

    /** A batch of which nothing is known beforehand. */
    public Batch() {
        this(fingerprint -> false);
    }

    Batch(Predicate<String> knows) {
        this.knows = knows;
    }

    /** All of several batches, one at least, as one; they are of no further use. */
    public static Batch of(List<Batch> batches) {
        Batch all = batches.get(0);
        batches.subList(1, batches.size()).forEach(all::add);
        return all;
    }

    private void add(Batch other) {
        events.addAll(other.events);
        rejections.addAll(other.rejections);
        other.skipped.forEach((reason, count) -> skipped.merge(reason, count, Long::sum));
        known += other.known;
    }

    @Override
    public boolean isKnown(String fingerprint) {
        boolean isKnown = knows.test(fingerprint);
        known += isKnown ? 1 : 0;
        return isKnown;
    }

    @Override
    public void event(AuditEvent event) {
        events.add(event);
    }

    @Override
    public void rejected(Rejection rejection) {
        rejections.add(rejection);
    }

    @Override
    public void skipped(Skip reason) {
        skipped.merge(reason, 1L, Long::sum);
    }

    /** Number of calls that were known and not handed over. */
    long known() {
        return known;
    }

    /** Number of records, of whatever kind, taken so far. */
    public long size() {
        return events.size()
                + rejections.size()
                + skipped.values().stream().mapToLong(n -> n).sum();
    }
}
