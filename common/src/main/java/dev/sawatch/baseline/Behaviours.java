package dev.sawatch.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.Outcome;
import dev.sawatch.baseline.days.DaySet;
import dev.sawatch.behaviour.Behaviour;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The behaviours of an account with their days, bounded in number and bytes. Over a bound those go that began last, by
 * letter among equals; first of all <em>probes</em>: what was always refused, or never found its object.
 */
final class Behaviours {
    private static final int MAX_BYTES = 200_000;
    private static final int MAX_PROBE_BYTES = 60_000;
    /** Quotes, a colon, a comma and the set of days. */
    private static final int OVERHEAD = 32;
    /** Stands behind the days of what never found its object. */
    private static final String ABSENT = "?";

    private final Map<Behaviour, DaySet> days = new HashMap<>();
    private final Set<Behaviour> absent = new HashSet<>();
    private final Comparator<Behaviour> firstToStay = Comparator.comparing(this::isProbe)
            .thenComparingInt(this::oldest)
            .thenComparing(Behaviour::resource)
            .thenComparing(Behaviour::verb)
            .thenComparing(Behaviour::reach)
            .thenComparing(Behaviour::outcome);
    private int bytes;
    private int probes;
    private int probeBytes;

    Map<Behaviour, DaySet> view() {
        return Collections.unmodifiableMap(days);
    }

    @Nullable
    DaySet get(Behaviour behaviour) {
        return days.get(behaviour);
    }

    /** Whether adding the behaviour would change nothing. */
    boolean holds(Behaviour behaviour, int day, boolean isAbsent) {
        DaySet known = days.get(behaviour);
        return known != null && known.contains(day) && (isAbsent || !absent.contains(behaviour));
    }

    /** Adds a behaviour; false where it had no room. */
    boolean add(Behaviour behaviour, DaySet more, boolean isAbsent) {
        DaySet known = days.get(behaviour);
        if (known == null) {
            put(behaviour, more, isAbsent);
            while (isOver()) {
                remove(Collections.max(days.keySet(), firstToStay));
            }
            return days.containsKey(behaviour);
        }
        days.put(behaviour, known.union(more));
        if (!isAbsent && absent.contains(behaviour)) {
            account(behaviour, -1);
            absent.remove(behaviour);
            account(behaviour, 1);
        }
        return true;
    }

    private void put(Behaviour behaviour, DaySet set, boolean isAbsent) {
        days.put(behaviour, set);
        if (isAbsent) {
            absent.add(behaviour);
        }
        account(behaviour, 1);
    }

    private void remove(Behaviour behaviour) {
        account(behaviour, -1);
        days.remove(behaviour);
        absent.remove(behaviour);
    }

    private void account(Behaviour behaviour, int sign) {
        int size = sign * (behaviour.size() + OVERHEAD);
        bytes += size;
        if (isProbe(behaviour)) {
            probes += sign;
            probeBytes += size;
        }
    }

    private boolean isProbe(Behaviour behaviour) {
        return behaviour.outcome() == Outcome.DENIED || absent.contains(behaviour);
    }

    private boolean isOver() {
        return days.size() > Profile.MAX_BEHAVIOURS
                || bytes > MAX_BYTES
                || probes > Profile.MAX_PROBES
                || probeBytes > MAX_PROBE_BYTES;
    }

    private int oldest(Behaviour behaviour) {
        DaySet set = days.get(behaviour);
        return set == null ? Integer.MAX_VALUE : set.oldest();
    }

    void addAll(Behaviours other) {
        other.days.forEach((behaviour, set) -> add(behaviour, set, other.absent.contains(behaviour)));
    }

    void forget(int before) {
        Collection<Behaviour> old = days.entrySet().stream()
                .filter(e -> !e.getValue().hasAfter(before))
                .map(Map.Entry::getKey)
                .toList();
        old.forEach(this::remove);
    }

    void read(JsonNode record, String field) {
        record.path(field).properties().forEach(e -> {
            String text = e.getValue().asText();
            boolean isAbsent = text.endsWith(ABSENT);
            DaySet set = DaySet.parse(isAbsent ? text.substring(0, text.length() - ABSENT.length()) : text);
            add(Behaviour.parse(e.getKey()), set, isAbsent);
        });
    }

    void write(ObjectNode record, String field) {
        Map<String, String> byKey = new TreeMap<>();
        days.forEach((behaviour, set) -> byKey.put(behaviour.key(), set + (absent.contains(behaviour) ? ABSENT : "")));
        byKey.forEach(record.putObject(field)::put);
    }
}
