package dev.sawatch.state;

import java.util.Locale;

/**
 * The key of a record.
 *
 * @param kind what the record is
 * @param cluster id of the cluster that it is of
 * @param name which of its kind, such as {@code payments/checkout}, in any characters, at most {@value #MAX_NAME}; empty
 *     for the one of a cluster
 */
public record StateKey(Kind kind, String cluster, String name) {
    /** Longest name: that of a ledger entry with the longest account, resource and namespace that are told apart. */
    public static final int MAX_NAME = 700;

    /** What a record is. */
    public enum Kind {
        PROFILE,
        NAMESPACE,
        RESOURCE,
        COHORT,
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
