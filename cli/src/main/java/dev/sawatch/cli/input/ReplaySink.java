package dev.sawatch.cli.input;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Rejection;
import dev.sawatch.reading.EventSink;

/** Takes what a {@link Timeline} lets through. */
public interface ReplaySink extends EventSink {
    /**
     * An event whose time is not believed.
     *
     * @param why the same as a rejection
     */
    void misdated(AuditEvent event, Rejection why);
}
