package dev.sawatch.ledger;

import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateUpdates;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Counts the alerts of each cluster: in memory over a batch, in a record of the cluster's at its end. */
final class BreakerCounts {
    private final Map<StateKey, Counts> counts = new HashMap<>();
    private final StateUpdates records;
    private final UnaryOperator<Instant> expiry;

    private static final class Counts {
        @Nullable
        StateRecord stored;

        Breaker breaker = new Breaker();
        final TreeMap<Long, Integer> added = new TreeMap<>();
        Instant last = Instant.EPOCH;
    }

    BreakerCounts(StateUpdates records, UnaryOperator<Instant> expiry) {
        this.records = records;
        this.expiry = expiry;
    }

    StateKey key(AccountCall call) {
        return new StateKey(StateKey.Kind.BREAKER, call.event().cluster().id(), "");
    }

    /** Takes the record as just read; what was counted since the last flush still comes on top. */
    void read(AccountCall call, @Nullable StateRecord stored) {
        Counts counted = counts.computeIfAbsent(key(call), k -> new Counts());
        counted.stored = stored;
        String text = records.text(stored);
        counted.breaker = text == null ? new Breaker() : Breaker.parse(text);
        counted.added.forEach(counted.breaker::count);
    }

    void count(AccountCall call) {
        Counts counted = counts.computeIfAbsent(key(call), k -> new Counts());
        long hour = Breaker.hour(call.event().received());
        counted.breaker.count(hour, 1);
        counted.added.merge(hour, 1, Integer::sum);
        counted.last = call.event().received();
    }

    int last24Hours(AccountCall call) {
        Counts counted = counts.get(key(call));
        return counted == null ? 0 : counted.breaker.last24Hours(call.event().received());
    }

    void flush() {
        counts.forEach((key, counted) -> {
            if (counted.added.isEmpty()) {
                return;
            }
            counted.stored = records.update(key, counted.stored, text -> {
                Breaker breaker = text == null ? new Breaker() : Breaker.parse(text);
                counted.added.forEach(breaker::count);
                return Optional.of(new StateUpdates.Draft(breaker.toText(), expiry.apply(counted.last)));
            });
            counted.added.clear();
        });
    }

    void clear() {
        counts.clear();
    }
}
