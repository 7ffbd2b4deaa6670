package dev.sawatch.testkit;

import dev.sawatch.state.StateKey.Kind;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a store has learned, in a form that can be compared: without the ledger, and without versions. */
public final class Baseline {
    private static final Set<Kind> LEARNED =
            EnumSet.of(Kind.PROFILE, Kind.NAMESPACE, Kind.RESOURCE, Kind.COHORT, Kind.CLUSTER);

    /** Text and expiry of each record, by its key. */
    public static SortedMap<String, String> of(InMemoryStateStore store) {
        SortedMap<String, String> texts = new TreeMap<>();
        store.records().forEach((key, record) -> {
            if (LEARNED.contains(key.kind())) {
                texts.put(key.toString(), record.text() + " until " + record.expires());
            }
        });
        return texts;
    }

    private Baseline() {}
}
