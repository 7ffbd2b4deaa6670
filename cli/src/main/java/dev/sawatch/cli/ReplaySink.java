package dev.sawatch.cli;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.EventSink;
import dev.sawatch.audit.Rejection;

/** Takes what a {@link Timeline} lets through. */
interface ReplaySink extends EventSink {
    /**
     * An event whose time is not believed.
     *
     * @param why the same as a rejection
     */
    void misdated(AuditEvent event, Rejection why);
}
