package dev.sawatch.pipeline;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fingerprints of calls that are usual and of which all there is to learn is written. They hold the day, so none stays
 * true for longer; when there are too many, most of them are of days gone by, and the memory begins anew. Readers ask
 * from any thread while a batch is processed.
 */
final class KnownCalls {
    private static final int MAX_CALLS = 50_000;
    private static final int MAX_LENGTH = 1_000;

    private final Set<String> fingerprints = ConcurrentHashMap.newKeySet();

    boolean contains(String fingerprint) {
        return fingerprints.contains(fingerprint);
    }

    void add(String fingerprint) {
        if (fingerprint.isEmpty() || fingerprint.length() > MAX_LENGTH) {
            return;
        }
        if (fingerprints.size() >= MAX_CALLS) {
            fingerprints.clear();
        }
        fingerprints.add(fingerprint);
    }
}
