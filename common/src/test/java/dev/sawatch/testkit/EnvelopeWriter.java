package dev.sawatch.testkit;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what a cloud writes around audit events, and says what its log cannot show of them. */
public interface EnvelopeWriter {
    /** The cluster of the events, as the function names it by what is written around them. */
    Cluster cluster();

    /**
     * One delivery to a function.
     *
     * @param events one text each, in their order; one that is no JSON is put where an event would be
     */
    byte[] delivery(List<String> events);

    /** What the log shows of an audit event: all of it, unless a cloud says otherwise. */
    default AuditEvent shown(AuditEvent event) {
        return event;
    }

    /** Names of the scenarios that raise something else by what the log shows of them. */
    default Set<String> unseen() {
        return Set.of();
    }

    /** The cluster of a record that cannot be read; null where nothing but such a record names it. */
    default @Nullable Cluster clusterOfPoison() {
        return cluster();
    }
}
