package dev.sawatch.ledger;

import dev.sawatch.alert.Suppressed;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateUpdates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Unusual calls that were kept quiet in the batch at hand: written to their ledger entries once at its end. */
final class SuppressedCalls {
    private final Map<StateKey, List<Quiet>> pending = new LinkedHashMap<>();
    private final StateUpdates records;
    private final UnaryOperator<Instant> expiry;

    /** A call: the id of the alert that it did not make, its time, and what it was in words. */
    private record Quiet(String id, Instant time, String words) {}

    SuppressedCalls(StateUpdates records, UnaryOperator<Instant> expiry) {
        this.records = records;
        this.expiry = expiry;
    }

    AlertOutcome add(StateKey key, Unusual unusual) {
        pending.computeIfAbsent(key, k -> new ArrayList<>())
                .add(new Quiet(
                        unusual.id(), unusual.time(), unusual.call().behaviour().toString()));
        return AlertOutcome.SUPPRESSED;
    }

    /** What an entry has kept quiet, calls of this batch included. */
    Suppressed over(StateKey key, Suppressed written) {
        Suppressed suppressed = written;
        for (Quiet call : pending.getOrDefault(key, List.of())) {
            suppressed = suppressed.with(call.id(), call.time(), call.words());
        }
        return suppressed;
    }

    /** An alert tells of them: they are no longer to be written. */
    void drop(StateKey key) {
        pending.remove(key);
    }

    void flush(LedgerRecords entries) {
        pending.forEach((key, calls) -> {
            Instant last = calls.get(calls.size() - 1).time();
            entries.remember(key, records.update(key, entries.record(key), text -> {
                LedgerEntry entry = text == null ? null : LedgerEntry.parse(text);
                Suppressed written = entry == null ? Suppressed.NONE : entry.suppressed();
                Suppressed more = over(key, written);
                return entry == null || more.equals(written)
                        ? Optional.empty()
                        : Optional.of(new StateUpdates.Draft(entry.with(more).toText(), expiry.apply(last)));
            }));
        });
        pending.clear();
    }

    void clear() {
        pending.clear();
    }
}
