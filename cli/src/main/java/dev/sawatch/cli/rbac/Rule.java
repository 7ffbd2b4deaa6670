package dev.sawatch.cli.rbac;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an account needs to do with one target.
 *
 * @param verbs verbs of RBAC
 * @param lastUsed the last day of each verb class, in days since 1970-01-01 (UTC)
 */
record Rule(SortedSet<String> verbs, SortedMap<String, Integer> lastUsed) {
    Rule() {
        this(new TreeSet<>(), new TreeMap<>());
    }

    /** {@code last used: get 2026-01-19, list 2026-01-20}. */
    String comment() {
        return lastUsed.entrySet().stream()
                .map(e -> e.getKey() + " " + LocalDate.ofEpochDay(e.getValue()))
                .collect(Collectors.joining(", ", "last used: ", ""));
    }
}
