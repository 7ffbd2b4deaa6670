package dev.sawatch.baseline.days;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names with the week in which they were last seen: the first {@code bound} by letter. Weeks, so that a name in daily use
 * is written once a week, and so that its last one does not depend on the order of events.
 */
public final class LastSeenWeeks {
    static final int DAYS = 7;

    private static final int WEEKS_KEPT = DaySet.WIDTH / DAYS + 1;

    private final TreeMap<String, Integer> weeks = new TreeMap<>();
    private final int bound;

    public LastSeenWeeks(int bound) {
        this.bound = bound;
    }

    public static int week(int day) {
        return Math.floorDiv(day, DAYS);
    }

    /** Last day of a week: a name seen in it may be as young as this. */
    public static int lastDay(int week) {
        return week * DAYS + DAYS - 1;
    }

    /** Whether adding the name would change nothing. */
    public boolean holds(String name, int day) {
        Integer week = weeks.get(name);
        if (week != null) {
            return week >= week(day);
        }
        return weeks.size() >= bound && name.compareTo(weeks.lastKey()) > 0;
    }

    public void add(String name, int week) {
        weeks.merge(name, week, Math::max);
        int newest = weeks.values().stream().mapToInt(w -> w).max().orElse(week);
        weeks.values().removeIf(w -> w < newest - WEEKS_KEPT);
        if (weeks.size() > bound) {
            weeks.pollLastEntry();
        }
    }

    public void addAll(LastSeenWeeks other) {
        other.weeks.forEach(this::add);
    }

    public SortedMap<String, Integer> view() {
        return new TreeMap<>(weeks);
    }

    public void write(ObjectNode node, String field) {
        ObjectNode object = node.putObject(field);
        weeks.forEach(object::put);
    }

    public void read(JsonNode node, String field) {
        node.path(field).properties().forEach(e -> add(e.getKey(), e.getValue().asInt()));
    }
}
