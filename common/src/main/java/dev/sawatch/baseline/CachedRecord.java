package dev.sawatch.baseline;

import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateUpdates;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A record of the baseline as this instance knows it, facts not yet written included. */
final class CachedRecord<R extends BaselineRecord<R>> {
    private static final long NEVER = -1;

    R record;

    @Nullable
    StateRecord stored;

    /** Whether it holds facts that are not written yet. */
    boolean dirty;

    /** The batch in which it was read last. */
    long readIn = NEVER;

    /** The text that holds no fact which this record lacks. */
    private @Nullable String merged;

    private final Supplier<R> begin;
    private final Function<String, R> parser;

    private CachedRecord(Supplier<R> begin, Function<String, R> parser) {
        this.begin = begin;
        this.parser = parser;
        this.record = begin.get();
    }

    static CachedRecord<?> of(StateKey.Kind kind) {
        return switch (kind) {
            case PROFILE -> new CachedRecord<>(Profile::new, Profile::parse);
            case NAMESPACE -> new CachedRecord<>(NamespaceHistory::new, NamespaceHistory::parse);
            case RESOURCE -> new CachedRecord<>(ResourceHistory::new, ResourceHistory::parse);
            case COHORT -> new CachedRecord<>(CohortHistory::new, CohortHistory::parse);
            case CLUSTER -> new CachedRecord<>(ClusterHistory::new, ClusterHistory::parse);
            case LEDGER, EPISODE, BREAKER -> throw new IllegalArgumentException(kind + " is no baseline");
        };
    }

    void empty() {
        record = begin.get();
        merged = null;
    }

    /** Takes what the store holds; facts not yet written stay. */
    void accept(@Nullable StateRecord found, StateUpdates records, long batch) {
        stored = found;
        readIn = batch;
        String text = records.text(found);
        if (text != null) {
            merge(text);
        }
    }

    /** Adds the facts of a text, unless it is the one that was added last. */
    void merge(String text) {
        if (!text.equals(merged)) {
            record.merge(parser.apply(text));
            merged = text;
        }
    }

    /** Takes note that the record was written; nothing is known that the store does not hold. */
    void written(@Nullable StateRecord now) {
        stored = now;
        merged = now == null ? null : now.text();
        dirty = false;
    }
}
