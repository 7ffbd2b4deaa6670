package dev.sawatch.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Since when something is known that is written at most once a week: the first day of each week in which it was seen,
 * over as many weeks as a {@link DaySet} reaches.
 */
final class Weeks {
    private static final int KEPT = DaySet.WIDTH / Weekly.DAYS + 1;

    private final TreeMap<Integer, Integer> firstDays = new TreeMap<>();

    /** Whether adding the day would change nothing. */
    boolean holds(int day) {
        Integer first = firstDays.get(Weekly.week(day));
        return first != null && first <= day;
    }

    void add(int day) {
        firstDays.merge(Weekly.week(day), day, Math::min);
        firstDays.headMap(firstDays.lastKey() - KEPT, true).clear();
    }

    void addAll(Weeks other) {
        other.firstDays.values().forEach(this::add);
    }

    /**
     * First day without a longer silence since; the given day where nothing was seen before.
     *
     * @param silence after more days without a call everything begins anew
     */
    int firstDay(int day, int silence) {
        int first = day;
        for (Map.Entry<Integer, Integer> week :
                firstDays.headMap(Weekly.week(day), true).descendingMap().entrySet()) {
            if (first - Weekly.lastDay(week.getKey()) > silence) {
                break;
            }
            first = Math.min(first, week.getValue());
        }
        return first;
    }

    /** Last day of the newest week; {@link Integer#MIN_VALUE} where there is none. */
    int newestDay() {
        return firstDays.isEmpty() ? Integer.MIN_VALUE : Weekly.lastDay(firstDays.lastKey());
    }

    void write(ObjectNode node, String field) {
        firstDays.values().forEach(node.putArray(field)::add);
    }

    void read(JsonNode node, String field) {
        node.path(field).forEach(day -> add(day.asInt()));
    }
}
