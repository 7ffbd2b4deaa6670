package dev.sawatch.detection;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Remembers what a function said, for arguments that come again and again; begins anew when it remembers too many. */
final class Memo<K, V> {
    private static final int MAX_SIZE = 10_000;

    private final Map<K, V> known = new HashMap<>();
    private final Function<K, V> function;

    Memo(Function<K, V> function) {
        this.function = function;
    }

    V of(K key) {
        V value = known.get(key);
        if (value == null) {
            value = function.apply(key);
            if (known.size() >= MAX_SIZE) {
                known.clear();
            }
            known.put(key, value);
        }
        return value;
    }
}
