package dev.sawatch.pipeline;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.baseline.Periods;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times of which a batch may tell.
 *
 * @param now time of the batch
 * @param oldest what happened before is of no use any more
 * @param newest what happened after that did not happen
 */
record EventWindow(Instant now, Instant oldest, Instant newest) {
    private static final Duration AHEAD = Duration.ofHours(1);

    static EventWindow at(Instant now, Periods periods) {
        return new EventWindow(now, now.minus(Duration.ofDays(periods.training())), now.plus(AHEAD));
    }

    boolean isTooOld(Instant time) {
        return time.isBefore(oldest);
    }

    boolean isAhead(Instant time) {
        return time.isAfter(newest);
    }

    /** The time if a batch may tell of it, else now. */
    Instant nearest(@Nullable Instant time) {
        return time == null || isTooOld(time) || isAhead(time) ? now : time;
    }

    static Rejection future(AuditEvent event) {
        return new Rejection(
                event.cluster(),
                Rejection.Reason.FUTURE,
                "requestReceivedTimestamp is more than an hour from now (auditID " + Untrusted.line(event.auditId())
                        + ")",
                "auditID=" + event.auditId() + " requestReceivedTimestamp=" + event.received());
    }
}
