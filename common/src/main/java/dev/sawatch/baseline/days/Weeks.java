package dev.sawatch.baseline.days;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Since when something is known that is written at most once a week: the first day of each week in which it was seen,
 * over as many weeks as a {@link DaySet} reaches.
 */
public final class Weeks {
    private static final int KEPT = DaySet.WIDTH / LastSeenWeeks.DAYS + 1;

    private final TreeMap<Integer, Integer> firstDays = new TreeMap<>();

    /** Whether adding the day would change nothing. */
    public boolean holds(int day) {
        Integer first = firstDays.get(LastSeenWeeks.week(day));
        return first != null && first <= day;
    }

    public void add(int day) {
        firstDays.merge(LastSeenWeeks.week(day), day, Math::min);
        firstDays.headMap(firstDays.lastKey() - KEPT, true).clear();
    }

    public void addAll(Weeks other) {
        other.firstDays.values().forEach(this::add);
    }

    /**
     * First day without a longer silence since; the given day where nothing was seen before.
     *
     * @param silence after more days without a call everything begins anew
     */
    public int firstDay(int day, int silence) {
        int first = day;
        for (Map.Entry<Integer, Integer> week :
                firstDays.headMap(LastSeenWeeks.week(day), true).descendingMap().entrySet()) {
            if (first - LastSeenWeeks.lastDay(week.getKey()) > silence) {
                break;
            }
            first = Math.min(first, week.getValue());
        }
        return first;
    }

    /** Last day of the newest week; {@link Integer#MIN_VALUE} where there is none. */
    public int newestDay() {
        return firstDays.isEmpty() ? Integer.MIN_VALUE : LastSeenWeeks.lastDay(firstDays.lastKey());
    }

    public void write(ObjectNode node, String field) {
        firstDays.values().forEach(node.putArray(field)::add);
    }

    public void read(JsonNode node, String field) {
        node.path(field).forEach(day -> add(day.asInt()));
    }
}
