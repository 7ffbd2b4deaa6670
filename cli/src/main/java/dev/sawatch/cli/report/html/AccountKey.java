package dev.sawatch.cli.report.html;

import java.util.Comparator;

/**
 * Accounts that are judged together.
 *
 * @param cluster id of their cluster
 * @param family {@code NAMESPACE/NAME}
 */
record AccountKey(String cluster, String family) implements Comparable<AccountKey> {
    private static final Comparator<AccountKey> ORDER =
            Comparator.comparing(AccountKey::cluster).thenComparing(AccountKey::family);

    @Override
    public int compareTo(AccountKey other) {
        return ORDER.compare(this, other);
    }
}
