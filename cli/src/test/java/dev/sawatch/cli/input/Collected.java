package dev.sawatch.cli.input;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.EventSink;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Everything that is found in a log. */
final class Collected implements EventSink {
    final List<AuditEvent> events = new ArrayList<>();
    final List<Rejection> rejections = new ArrayList<>();
    final List<Skip> skipped = new ArrayList<>();

    static Collected read(String log) {
        return read(log.getBytes(StandardCharsets.UTF_8));
    }

    static Collected read(byte[] log) {
        Collected collected = new Collected();
        LogReader.read("audit.log", new ByteArrayInputStream(log), Forms.of(new Cluster("test")), collected);
        return collected;
    }

    List<String> ids() {
        return events.stream().map(AuditEvent::auditId).toList();
    }

    List<String> details() {
        return rejections.stream().map(Rejection::detail).toList();
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
