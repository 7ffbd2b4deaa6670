package dev.sawatch.state;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * A key-value store that replaces a record only where nobody else did meanwhile. The port that every cloud implements;
 * {@code StateStoreContract} in this module's test-jar is its definition.
 *
 * <p>Called by {@link StateUpdates} alone, by one thread at a time per instance, while other instances work on the same
 * records. An implementation tries once: the retry after a lost race is the caller's. It may retry a throttled or
 * unanswered request by its client's own means.
 */
public interface StateStore {
    /**
     * Longest text of a record that every store takes, in bytes of UTF-8; no record of Sawatch is longer. DynamoDB's items
     * end at 400 KB, keys and names included; the other stores take more.
     */
    int MAX_TEXT = 300_000;

    /**
     * Reads records, each as it is after every replacement that has returned (a consistent read).
     *
     * @param keys any number of different keys; for none nothing is asked
     * @return those that exist; an expired record may be among them or not
     * @throws StateStoreException where the store is unavailable or the answer cannot be understood; then nothing is
     *     known of any of the keys
     */
    Map<StateKey, StateRecord> find(Collection<StateKey> keys);

    /**
     * Stores a record, provided that the store's state of it is still {@link StateRecord#version()}, or that it does not
     * exist where that is null.
     *
     * @return the version of the record now stored, or empty where the race was lost
     * @throws StateStoreException where the store is unavailable; the replacement may have taken effect all the same
     */
    Optional<String> replace(StateRecord record);
}
