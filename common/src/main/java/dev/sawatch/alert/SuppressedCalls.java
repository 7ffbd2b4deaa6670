package dev.sawatch.alert;

import dev.sawatch.baseline.Observation;
import dev.sawatch.baseline.Records;
import dev.sawatch.baseline.StateKey;
import dev.sawatch.baseline.StateRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Unusual calls that were kept quiet in the batch at hand: written to their ledger entries once at its end. */
final class SuppressedCalls {
    private final Map<StateKey, Pending> pending = new LinkedHashMap<>();
    private final Records records;
    private final UnaryOperator<Instant> expiry;

    private record Pending(@Nullable StateRecord known, Instant last, UnaryOperator<Suppressed> add) {}

    SuppressedCalls(Records records, UnaryOperator<Instant> expiry) {
        this.records = records;
        this.expiry = expiry;
    }

    void add(StateKey key, @Nullable StateRecord known, String id, Observation call) {
        Instant time = call.event().received();
        String words = call.behaviour().toString();
        pending.merge(
                key,
                new Pending(known, time, suppressed -> suppressed.with(id, time, words)),
                (a, b) -> new Pending(
                        b.known(), b.last(), s -> b.add().apply(a.add().apply(s))));
    }

    /** What an entry has kept quiet, calls of this batch included, which then are no longer to be written. */
    Suppressed take(StateKey key, Suppressed written) {
        Pending more = pending.remove(key);
        return more == null ? written : more.add().apply(written);
    }

    /** Writes them; returns the entries as they are now. */
    Map<StateKey, StateRecord> flush() {
        Map<StateKey, StateRecord> written = new HashMap<>();
        pending.forEach((key, calls) -> {
            StateRecord stored = records.update(key, calls.known(), text -> {
                LedgerEntry entry = text == null ? null : LedgerEntry.parse(text);
                if (entry == null) {
                    return Optional.empty();
                }
                Suppressed more = calls.add().apply(entry.suppressed());
                return more.equals(entry.suppressed())
                        ? Optional.empty()
                        : Optional.of(new Records.Draft(entry.with(more).toText(), expiry.apply(calls.last())));
            });
            if (stored != null) {
                written.put(key, stored);
            }
        });
        pending.clear();
        return written;
    }

    void clear() {
        pending.clear();
    }
}
