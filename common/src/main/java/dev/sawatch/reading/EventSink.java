package dev.sawatch.reading;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;

/**
 * Takes what a reader finds, in the order of the input, on the reader's thread. Nothing that an {@link EnvelopeReader}
 * is given leads to an exception: each record becomes one call here.
 */
public interface EventSink {
    /** A service account's request in a final stage. */
    void event(AuditEvent event);

    /**
     * Whether calls with this {@linkplain AuditEvent#fingerprint fingerprint} teach nothing and are usual. Then the call
     * is counted here and need not be handed over.
     */
    default boolean isKnown(String fingerprint) {
        return false;
    }

    /** An event in a final stage of anybody: handed over if it is a service account's, else skipped. */
    default void ofAnybody(AuditEvent event) {
        if (event.concernsServiceAccount()) {
            event(event);
        } else {
            skipped(Skip.NOT_A_SERVICE_ACCOUNT);
        }
    }

    /** A record that could not be read. */
    void rejected(Rejection rejection);

    /** A record of no interest. */
    void skipped(Skip reason);
}
