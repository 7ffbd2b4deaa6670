package dev.sawatch.reading.eks;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.reading.EventSink;
import java.util.ArrayList;
import java.util.List;

/** Records of a log group whose name is not known before the end: JSON objects have no order. */
final class PendingRecords implements EventSink {
    private final List<AuditEvent> events = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final List<Skip> skips = new ArrayList<>();

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
        skips.add(reason);
    }

    boolean isEmpty() {
        return events.isEmpty() && rejections.isEmpty() && skips.isEmpty();
    }

    /** Hands all of them over as the cluster's. */
    void release(Cluster cluster, EventSink sink) {
        skips.forEach(sink::skipped);
        rejections.forEach(r -> sink.rejected(r.in(cluster)));
        events.forEach(event -> sink.event(event.in(cluster)));
    }

    /** Hands all of them over as of no interest. */
    void skip(Skip reason, EventSink sink) {
        for (int i = events.size() + rejections.size() + skips.size(); i > 0; i--) {
            sink.skipped(reason);
        }
    }
}
