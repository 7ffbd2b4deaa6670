package dev.sawatch.baseline;

import java.util.Locale;

/**
 * The key of a record.
 *
 * @param kind what the record is
 * @param cluster id of the cluster that it is of
 * @param name which of its kind, such as {@code payments/checkout}; empty for the one of a cluster
 */
public record StateKey(Kind kind, String cluster, String name) {
    /** What a record is. */
    public enum Kind {
        PROFILE,
        NAMESPACE,
        RESOURCE,
        CLUSTER,
        LEDGER,
        EPISODE,
        BREAKER;

        /** Lower case, as stores write it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code KIND CLUSTER NAME}: for messages and for stores whose keys are one text. */
    @Override
    public String toString() {
        return kind.label() + " " + cluster + " " + name;
    }
}
