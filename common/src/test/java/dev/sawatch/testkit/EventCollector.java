package dev.sawatch.testkit;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.EventSink;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import java.util.ArrayList;
import java.util.List;

/** Keeps everything that a reader finds. */
public class EventCollector implements EventSink {
    public final List<AuditEvent> events = new ArrayList<>();
    public final List<Rejection> rejections = new ArrayList<>();
    public final List<Skip> skipped = new ArrayList<>();

    /** Audit IDs of the events, in the order in which they were found. */
    public final List<String> auditIds() {
        return events.stream().map(AuditEvent::auditId).toList();
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
        skipped.add(reason);
    }
}
