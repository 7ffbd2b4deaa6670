package dev.sawatch.pipeline;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.EventSink;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a delivery holds, as its reader found it. For one thread, and for one {@link AuditPipeline#process}. */
public final class Batch implements EventSink {
    final List<AuditEvent> events = new ArrayList<>();
    final List<Rejection> rejections = new ArrayList<>();
    final Map<Skip, Long> skipped = new EnumMap<>(Skip.class);

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

    /** Number of records, of whatever kind, taken so far. */
    public long size() {
        return events.size()
                + rejections.size()
                + skipped.values().stream().mapToLong(n -> n).sum();
    }
}
