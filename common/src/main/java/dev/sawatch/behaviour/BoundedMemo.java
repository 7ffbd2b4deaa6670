package dev.sawatch.behaviour;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Remembers what a function said, for arguments that come again and again; begins anew when it remembers too many. Long
 * ones, which no honest program sends, are not remembered: made up by the thousand they would fill the memory.
 */
final class BoundedMemo<K, V> {
    private static final int MAX_SIZE = 10_000;
    private static final int MAX_LENGTH = 512;

    private final Map<K, V> known = new HashMap<>();
    private final Function<K, V> function;
    private final ToIntFunction<K> length;

    /** @param length of an argument, in characters */
    BoundedMemo(Function<K, V> function, ToIntFunction<K> length) {
        this.function = function;
        this.length = length;
    }

    V of(K key) {
        if (length.applyAsInt(key) > MAX_LENGTH) {
            return function.apply(key);
        }
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
