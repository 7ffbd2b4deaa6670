package dev.sawatch.ledger;

import dev.sawatch.behaviour.AccountCall;
import java.util.Optional;

/**
 * Says when so much is alerted that nobody reads it any more. The account's bound comes first, so that one account cannot
 * silence its cluster: what it stops is not counted for the cluster.
 */
final class Bounds {
    private final int ofAccount;
    private final int ofCluster;
    private final LedgerRecords entries;
    private final BreakerCounts counts;

    Bounds(int ofAccount, int ofCluster, LedgerRecords entries, BreakerCounts counts) {
        this.ofAccount = ofAccount;
        this.ofCluster = ofCluster;
        this.entries = entries;
        this.counts = counts;
    }

    /** What to say of a call's being stopped, by what is remembered; empty where it is not. */
    Optional<BreakerNotice> stop(Unusual unusual) {
        Episode episode = entries.episode(unusual.episodeKey());
        if (episode != null
                && episode.spans(unusual.time())
                && episode.refuses(unusual.id(), unusual.rating().confidence(), ofAccount)) {
            return Optional.of(account(unusual.call()));
        }
        return counts.last24Hours(unusual.call()) >= ofCluster
                ? Optional.of(new BreakerNotice(unusual.call(), false, ofCluster))
                : Optional.empty();
    }

    BreakerNotice account(AccountCall call) {
        return new BreakerNotice(call, true, ofAccount);
    }

    /** Whether this instance knows enough to stop the call unread: it was not claimed before, as far as is remembered. */
    boolean isKnown(Unusual unusual) {
        Episode episode = entries.episode(unusual.episodeKey());
        return entries.isKnown(unusual.episodeKey()) && (episode == null || !episode.has(unusual.id()));
    }
}
