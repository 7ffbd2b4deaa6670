package dev.sawatch.ledger;

import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.state.StateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Calls of the batch at hand of which nobody was told, by what this instance remembers. Another may have claimed an alert
 * of one of them and died: at the end of the batch all are looked at once, and none costs a store call of its own.
 */
final class FromMemory {
    private final List<Unusual> calls = new ArrayList<>();
    private final LedgerRecords entries;
    private final Outbox outbox;

    FromMemory(LedgerRecords entries, Outbox outbox) {
        this.entries = entries;
        this.outbox = outbox;
    }

    void add(Unusual call) {
        calls.add(call);
    }

    /** Reads what the calls were kept quiet by and who was claimed meanwhile, and publishes what others left behind. */
    void lookAgain() {
        if (calls.isEmpty()) {
            return;
        }
        Set<StateKey> keys = new LinkedHashSet<>();
        calls.forEach(call -> keys.add(call.key()));
        calls.forEach(call -> keys.add(call.episodeKey()));
        publishPending(keys);
        Set<StateKey> claimed = new LinkedHashSet<>();
        calls.stream().filter(this::mayBeClaimed).forEach(call -> claimed.addAll(everyKey(call.call())));
        publishPending(claimed);
        calls.clear();
    }

    private void publishPending(Set<StateKey> keys) {
        if (!keys.isEmpty()) {
            entries.read(keys);
            outbox.settle(
                    keys.stream()
                            .filter(key -> key.kind() == StateKey.Kind.LEDGER)
                            .toList(),
                    "");
        }
    }

    /** Who claims an alert has joined its episode; of those before an episode's first nobody keeps a list. */
    private boolean mayBeClaimed(Unusual call) {
        @Nullable Episode episode = entries.episode(call.episodeKey());
        Instant time = call.time();
        return episode != null && (episode.has(call.id()) || (episode.isAfter(time) && !episode.spans(time)));
    }

    static List<StateKey> everyKey(AccountCall call) {
        return DedupKey.every(call).stream().map(DedupKey::stateKey).toList();
    }

    void clear() {
        calls.clear();
    }
}
