package dev.sawatch.ledger;

import dev.sawatch.alert.AlertId;
import dev.sawatch.alert.Notice;
import dev.sawatch.alert.Suppressed;
import dev.sawatch.alert.ocsf.OcsfFinding;
import dev.sawatch.state.StateKey;
import java.time.Duration;

/** Publishes notices, one a day of each key, by the protocol of alerts. */
final class Notices {
    private static final Duration SPAN = Duration.ofHours(24);

    private final LedgerRecords entries;
    private final Outbox outbox;

    Notices(LedgerRecords entries, Outbox outbox) {
        this.entries = entries;
        this.outbox = outbox;
    }

    void publish(Notice notice) {
        StateKey key = DedupKey.of(notice).stateKey();
        LedgerEntry known = entries.entry(key);
        if (known != null && known.pending() == null && known.spans(notice.time(), SPAN)) {
            return;
        }
        String id = AlertId.of(notice);
        LedgerEntry stored = outbox.claim(
                key,
                id,
                notice.time(),
                notice.rating(),
                SPAN,
                found -> new LedgerEntry(
                        id, notice.time(), notice.rating(), OcsfFinding.notice(id, notice), Suppressed.NONE));
        if (stored.pending() != null) {
            outbox.publish(key, stored.pending());
        }
    }
}
