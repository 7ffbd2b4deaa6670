package dev.sawatch.baseline;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Names with the days on which they were seen; over its bound it keeps those seen last. */
final class DayMap {
    private final Map<String, DaySet> days = new HashMap<>();
    private final int bound;

    DayMap(int bound) {
        this.bound = bound;
    }

    /** The name whose value has the oldest newest day, the first by letter among equals. */
    static <V> String oldest(Map<String, V> map, ToIntFunction<V> newestDay) {
        return map.entrySet().stream()
                .min((a, b) -> {
                    int byDay = Integer.compare(newestDay.applyAsInt(a.getValue()), newestDay.applyAsInt(b.getValue()));
                    return byDay != 0 ? byDay : a.getKey().compareTo(b.getKey());
                })
                .orElseThrow()
                .getKey();
    }

    boolean holds(String name, int day) {
        DaySet set = days.get(name);
        return set != null && set.contains(day);
    }

    void add(String name, DaySet set) {
        days.merge(name, set, DaySet::union);
        if (days.size() > bound) {
            days.remove(oldest(days, DaySet::newest));
        }
    }

    void forget(int before) {
        days.values().removeIf(set -> !set.hasAfter(before));
    }

    Map<String, DaySet> view() {
        return Collections.unmodifiableMap(days);
    }
}
