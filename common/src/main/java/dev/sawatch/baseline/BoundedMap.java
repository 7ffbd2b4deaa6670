package dev.sawatch.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Names with what is known of each. Over its bound it says only that they are many, for good: so any order of merging
 * gives one result, and nothing is written again that was forgotten a moment ago.
 */
final class BoundedMap<V> {
    private static final String MANY = "many";

    private final Map<String, V> values = new HashMap<>();
    private final int bound;
    private final BinaryOperator<V> union;
    private final ToIntFunction<V> newestDay;
    private boolean many;

    /**
     * @param bound most names
     * @param union both of what is known of one name
     * @param newestDay day on which the name was seen last
     */
    BoundedMap(int bound, BinaryOperator<V> union, ToIntFunction<V> newestDay) {
        this.bound = bound;
        this.union = union;
        this.newestDay = newestDay;
    }

    boolean isMany() {
        return many;
    }

    @Nullable
    V get(String name) {
        return values.get(name);
    }

    void add(String name, V value) {
        if (many) {
            return;
        }
        values.merge(name, value, union);
        if (values.size() > bound) {
            becomeMany();
        }
    }

    void addAll(BoundedMap<V> other) {
        if (other.many) {
            becomeMany();
        }
        other.values.forEach(this::add);
    }

    void becomeMany() {
        many = true;
        values.clear();
    }

    void forget(int before) {
        values.values().removeIf(value -> newestDay.applyAsInt(value) <= before);
    }

    /** None where they are many. */
    Map<String, V> view() {
        return Collections.unmodifiableMap(values);
    }

    void write(ObjectNode record, String field, BiConsumer<ObjectNode, Map.Entry<String, V>> each) {
        if (many) {
            record.put(field, MANY);
            return;
        }
        ObjectNode node = record.putObject(field);
        new TreeMap<>(values).entrySet().forEach(entry -> each.accept(node, entry));
    }

    void read(JsonNode record, String field, Function<JsonNode, V> each) {
        JsonNode node = record.path(field);
        if (node.asText().equals(MANY)) {
            becomeMany();
        }
        node.properties().forEach(e -> add(e.getKey(), each.apply(e.getValue())));
    }
}
