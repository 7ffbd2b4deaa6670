package dev.sawatch.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record as it lies in a store.
 *
 * @param key its key
 * @param text its content: compact JSON, whose {@code v} is the version of its form; at most
 *     {@link StateStore#MAX_TEXT} bytes
 * @param expires when the store may delete it. A store may do so late or never: who reads a record judges by this
 * @param version what the store calls this state of the record; null for one that is not stored yet
 */
public record StateRecord(
        StateKey key,
        String text,
        Instant expires,
        @Nullable String version) {}
