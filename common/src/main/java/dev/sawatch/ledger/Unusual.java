package dev.sawatch.ledger;

import dev.sawatch.alert.Alert;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.BaselineContext;
import dev.sawatch.alert.EpisodePlace;
import dev.sawatch.alert.Rating;
import dev.sawatch.alert.Suppressed;
import dev.sawatch.alert.ocsf.OcsfFinding;
import dev.sawatch.baseline.BaselineView;
import dev.sawatch.baseline.Periods;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Verdict;
import dev.sawatch.state.StateKey;
import java.time.Instant;

/**
 * An unusual call of which somebody may have to be told.
 *
 * @param call the call
 * @param id id of the alert that it makes
 * @param verdict why it is unusual
 * @param rating how grave that is
 * @param view what was known before it
 */
record Unusual(AccountCall call, String id, Verdict verdict, Rating rating, BaselineView view) {
    Instant time() {
        return call.event().received();
    }

    StateKey key() {
        return DedupKey.of(call, verdict.cause()).stateKey();
    }

    StateKey episodeKey() {
        return episodeKey(call);
    }

    static StateKey episodeKey(AccountCall call) {
        return new StateKey(StateKey.Kind.EPISODE, call.event().cluster().id(), DedupKey.doer(call));
    }

    AlertMessage message(EpisodePlace place, Suppressed earlier, Periods periods) {
        return OcsfFinding.message(new Alert(
                id, place, call, verdict, rating.severity(), BaselineContext.of(call, view, periods), earlier));
    }
}
