package dev.sawatch.ledger;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.alert.Rating;
import dev.sawatch.state.StateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** Publishes what stands in the ledger: an entry that may not have been published never gives way to another. */
final class Outbox {
    private final LedgerRecords entries;
    private final AlertPublisher publisher;

    Outbox(LedgerRecords entries, AlertPublisher publisher) {
        this.entries = entries;
        this.publisher = publisher;
    }

    /** Claims an entry as {@link LedgerRecords#claim}, after whatever else was to be published from it. */
    LedgerEntry claim(
            StateKey key,
            String alertId,
            Instant time,
            Rating rating,
            Duration span,
            LedgerRecords.Successor successor) {
        LedgerEntry stored = entries.claim(key, alertId, time, rating, span, successor);
        while (stored.pending() != null && !stored.isOf(alertId)) {
            publish(key, stored.pending());
            stored = entries.claim(key, alertId, time, rating, span, successor);
        }
        return stored;
    }

    /** Publishes, then marks the entry, unless a newer one has taken its place. */
    void publish(StateKey key, AlertMessage message) {
        publisher.publish(message);
        entries.markPublished(key, message.id());
    }

    /** Publishes what others have claimed and perhaps not published, but not the alert of the given id. */
    void settle(Collection<StateKey> keys, String except) {
        for (StateKey key : keys) {
            LedgerEntry entry = entries.entry(key);
            if (entry != null && entry.pending() != null && !entry.isOf(except)) {
                publish(key, entry.pending());
            }
        }
    }
}
