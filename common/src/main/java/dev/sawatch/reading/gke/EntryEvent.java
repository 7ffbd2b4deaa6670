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
    private static final int DATE_LENGTH = "2006-01-02".length();

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
        Skip skip = skip();
        if (skip != null) {
            sink.skipped(skip);
            return;
        }
        String fingerprint = fields.has(EntryField.AUTHORITY) ? "" : fingerprint();
        if (fingerprint.isEmpty() || !sink.isKnown(fingerprint)) {
            sink.event(event(fingerprint));
        }
    }

    private @Nullable Skip skip() {
        String caller = fields.get(EntryField.PRINCIPAL);
        String target = fields.get(EntryField.AUTHORITY);
        if (isReceivedOnly()) {
            return Skip.EARLY_STAGE;
        } else if (ServiceAccount.ofUsername(caller) != null || ServiceAccount.ofUsername(target) != null) {
            return null;
        }
        boolean alike = caller.startsWith(ServiceAccount.PREFIX) || target.startsWith(ServiceAccount.PREFIX);
        return alike ? Skip.NOT_A_SERVICE_ACCOUNT : Skip.OTHER_USER;
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

    private AuditEvent event(String fingerprint) {
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
                fingerprint,
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

    /** Everything on which the judgement of the event depends, as it is for raw events. */
    private String fingerprint() {
        Fingerprint print = new Fingerprint();
        print.add('v', call.verb());
        print.add('u', fields.get(EntryField.PRINCIPAL));
        print.add('i', fields.get(EntryField.IP));
        print.add('a', fields.get(EntryField.USER_AGENT));
        print.add('r', call.resource());
        print.add('n', call.namespace());
        print.add('g', call.apiGroup());
        print.add('s', call.subresource());
        print.add('p', call.uri());
        print.add('o', call.resource().equals("namespaces") ? call.name() : "");
        print.number('c', code());
        print.add('d', String.valueOf(decision()));
        print.add('t', time.toString().substring(0, DATE_LENGTH));
        print.add('k', cluster.id());
        return print.end();
    }
}
