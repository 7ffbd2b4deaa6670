package dev.sawatch.baseline.days;

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
public final class BoundedMap<V> {
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
    public BoundedMap(int bound, BinaryOperator<V> union, ToIntFunction<V> newestDay) {
        this.bound = bound;
        this.union = union;
        this.newestDay = newestDay;
    }

    public boolean isMany() {
        return many;
    }

    @Nullable
    public V get(String name) {
        return values.get(name);
    }

    public void add(String name, V value) {
        if (many) {
            return;
        }
        values.merge(name, value, union);
        if (values.size() > bound) {
            becomeMany();
        }
    }

    public void addAll(BoundedMap<V> other) {
        if (other.many) {
            becomeMany();
        }
        other.values.forEach(this::add);
    }

    public void becomeMany() {
        many = true;
        values.clear();
    }

    public void forget(int before) {
        values.values().removeIf(value -> newestDay.applyAsInt(value) <= before);
    }

    /** None where they are many. */
    public Map<String, V> view() {
        return Collections.unmodifiableMap(values);
    }

    public void write(ObjectNode record, String field, BiConsumer<ObjectNode, Map.Entry<String, V>> each) {
        if (many) {
            record.put(field, MANY);
            return;
        }
        ObjectNode node = record.putObject(field);
        new TreeMap<>(values).entrySet().forEach(entry -> each.accept(node, entry));
    }

    public void read(JsonNode record, String field, Function<JsonNode, V> each) {
        JsonNode node = record.path(field);
        if (node.asText().equals(MANY)) {
            becomeMany();
        }
        node.properties().forEach(e -> add(e.getKey(), each.apply(e.getValue())));
    }
}
