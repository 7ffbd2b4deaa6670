package dev.sawatch.reading;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Skip;
import dev.sawatch.reading.json.BrokenJsonException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Gives the sink the event at hand as what it is: of no interest, known, or built. */
final class EventHandOver {
    private final EventFields fields;
    private final EventBuilder builder;

    EventHandOver(Cluster cluster, EventFields fields) {
        this.fields = fields;
        this.builder = new EventBuilder(cluster, fields);
    }

    /** Returns whether the event, with which nothing else is wrong, has a time. */
    boolean whole(EventSink sink) throws BrokenJsonException {
        if (isPassedOver(sink)) {
            return true;
        }
        String fingerprint = builder.fingerprint();
        if (!fingerprint.isEmpty() && sink.isKnown(fingerprint)) {
            return true;
        }
        AuditEvent event = builder.toEvent(fingerprint);
        if (event != null) {
            sink.ofAnybody(event);
        }
        return event != null;
    }

    /** Returns whether the event, which was cut off behind what was asked, has a time. */
    boolean cut(@Nullable Instant logged, EventSink sink) {
        if (isPassedOver(sink)) {
            return true;
        }
        AuditEvent event = builder.toCutEvent(logged);
        if (event != null) {
            sink.ofAnybody(event);
        }
        return event != null;
    }

    private boolean isPassedOver(EventSink sink) {
        if (fields.texts.equals(fields.stage, "RequestReceived")) {
            sink.skipped(Skip.EARLY_STAGE);
        } else if (!fields.user.mayBeServiceAccount() && !fields.impersonated.mayBeServiceAccount()) {
            sink.skipped(Skip.OTHER_USER);
        } else {
            return false;
        }
        return true;
    }
}
