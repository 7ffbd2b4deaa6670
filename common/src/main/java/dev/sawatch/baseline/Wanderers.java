package dev.sawatch.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@value #MOST} accounts (families) whose pods were last seen to call from two addresses, with the last day. When they
 * are so many within a week, pods of this cluster change addresses, and seeing one do it says nothing.
 */
final class Wanderers {
    private static final int MOST = 4;
    private static final int WEEK = 7;

    private static final Comparator<Map.Entry<String, Integer>> LONGEST_AGO =
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey());

    private final Map<String, Integer> lastDays = new TreeMap<>();

    boolean areMany(int day) {
        return lastDays.values().stream().filter(last -> last > day - WEEK).count() >= MOST;
    }

    /** Whether adding the account would change nothing. */
    boolean holds(String account, int day) {
        Integer last = lastDays.get(account);
        if (last != null) {
            return last >= day;
        }
        return lastDays.size() >= MOST && LONGEST_AGO.compare(Map.entry(account, day), longestAgo()) < 0;
    }

    void add(String account, int day) {
        lastDays.merge(account, day, Math::max);
        if (lastDays.size() > MOST) {
            lastDays.remove(longestAgo().getKey());
        }
    }

    private Map.Entry<String, Integer> longestAgo() {
        return Collections.min(lastDays.entrySet(), LONGEST_AGO);
    }

    void addAll(Wanderers other) {
        other.lastDays.forEach(this::add);
    }

    void read(JsonNode record, String field) {
        record.path(field)
                .properties()
                .forEach(e -> add(e.getKey(), e.getValue().asInt()));
    }

    void write(ObjectNode record, String field) {
        lastDays.forEach(record.putObject(field)::put);
    }
}
