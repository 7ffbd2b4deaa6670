package dev.sawatch.cli.input;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Untrusted;
import java.time.Instant;
import java.util.Comparator;

/**
 * An event that a {@link Timeline} holds back.
 *
 * @param place where it stands: {@code FILE:LINE: }
 */
record HeldEvent(AuditEvent event, String place) {
    static final Comparator<HeldEvent> BY_TIME = Comparator.comparing(HeldEvent::time)
            .thenComparing(held -> held.event().auditId());

    Instant time() {
        return event.received();
    }

    /** What it becomes where its time is not believed. */
    Rejection misdated(String fault) {
        return new Rejection(
                event.cluster(),
                Rejection.Reason.FUTURE,
                place + "requestReceivedTimestamp is " + fault + " (auditID " + Untrusted.line(event.auditId()) + ")",
                "auditID=" + event.auditId() + " requestReceivedTimestamp=" + event.received());
    }
}
