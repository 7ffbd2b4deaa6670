package dev.sawatch.reading.gke;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.audit.Skip;
import dev.sawatch.reading.EventSink;
import dev.sawatch.reading.Fingerprint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A log entry with which nothing is wrong, as the event that it tells of. */
final class EntryEvent {
    private final Cluster cluster;
    private final EntryFields fields;
    private final ApiCall call;
    private final Instant time;

    EntryEvent(Cluster cluster, EntryFields fields, ApiCall call, Instant time) {
        this.cluster = cluster;
        this.fields = fields;
        this.call = call;
        this.time = time;
    }

    /** Gives it to the sink as what it is: of no interest, known, or an event. */
    void handOver(EventSink sink) {
        if (isReceivedOnly()) {
            sink.skipped(Skip.EARLY_STAGE);
        } else if (!mayBeServiceAccount(EntryField.PRINCIPAL) && !mayBeServiceAccount(EntryField.AUTHORITY)) {
            sink.skipped(Skip.OTHER_USER);
        } else {
            handOver(event(), sink);
        }
    }

    private static void handOver(AuditEvent event, EventSink sink) {
        String fingerprint = Fingerprint.of(event);
        if (fingerprint.isEmpty() || !sink.isKnown(fingerprint)) {
            sink.ofAnybody(event.withFingerprint(fingerprint));
        }
    }

    private boolean mayBeServiceAccount(EntryField user) {
        return fields.get(user).startsWith(ServiceAccount.PREFIX);
    }

    /** A request that has only begun is judged once it is let through or refused, like any that goes on for long. */
    private boolean isReceivedOnly() {
        return fields.is(EntryField.FIRST, "true")
                && !isWhole()
                && decision() == null
                && !fields.has(EntryField.STATUS);
    }

    /** Whether one entry tells of the request's beginning and end, as that of a short one does. */
    private boolean isWhole() {
        return fields.is(EntryField.FIRST, "true") == fields.is(EntryField.LAST, "true");
    }

    private AuditEvent event() {
        return new AuditEvent(
                cluster,
                auditId(),
                time,
                user(EntryField.PRINCIPAL),
                fields.has(EntryField.AUTHORITY) ? user(EntryField.AUTHORITY) : null,
                call,
                code(),
                decision(),
                fields.has(EntryField.REASON) ? fields.get(EntryField.REASON) : null,
                fields.get(EntryField.IP),
                fields.get(EntryField.USER_AGENT),
                "",
                false);
    }

    /** The same for all entries of a request: parts of a split entry, like a beginning and its end, have ids of their own. */
    private String auditId() {
        boolean several = fields.has(EntryField.SPLIT) || !isWhole();
        EntryField common = fields.has(EntryField.OPERATION) ? EntryField.OPERATION : EntryField.SPLIT;
        return fields.get(several && fields.has(common) ? common : EntryField.INSERT_ID);
    }

    private AuditEvent.User user(EntryField field) {
        String name = fields.get(field);
        return new AuditEvent.User(name, ServiceAccount.ofUsername(name), List.of(), AuditEvent.Credential.UNKNOWN);
    }

    private int code() {
        boolean untold = !fields.has(EntryField.STATUS) && "forbid".equals(decision());
        return untold ? 0 : RpcStatus.http(fields.get(EntryField.STATUS));
    }

    private @Nullable String decision() {
        if (fields.has(EntryField.DECISION)) {
            return fields.get(EntryField.DECISION);
        } else if (fields.has(EntryField.GRANTED)) {
            return fields.is(EntryField.GRANTED, "true") ? "allow" : "forbid";
        }
        return null;
    }
}
