package dev.sawatch.ledger;

import dev.sawatch.alert.Hash;
import dev.sawatch.alert.Notice;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Cause;
import dev.sawatch.state.StateKey;
import java.util.List;

/**
 * What an alert is about: an account and a {@link Cause}, or the cause alone where the whole cluster shares it.
 *
 * @param cluster id of the cluster
 * @param about {@code WHO KIND WHAT}, at most {@link StateKey#MAX_NAME} characters whatever clients make up
 */
record DedupKey(String cluster, String about) {
    private static final String EVERYBODY = "*";
    /** Stands in long and odd texts alone, before the hash that tells them apart. */
    private static final char CUT = '~';

    private static final int MAX_WHO = 320;
    private static final int MAX_WHAT = 330;
    private static final int HASH = 33;

    static DedupKey of(AccountCall call, Cause cause) {
        String who = cause.kind().isOfCluster() ? EVERYBODY : who(call);
        return new DedupKey(call.event().cluster().id(), about(who, cause.kind().label(), cause.what()));
    }

    /** Every key under which the call may have been alerted by somebody who knew less or more. */
    static List<DedupKey> every(AccountCall call) {
        return Cause.every(call).stream().map(cause -> of(call, cause)).toList();
    }

    static DedupKey of(Notice notice) {
        return new DedupKey(notice.cluster().id(), notice.about());
    }

    /** What a notice is about: one account, as {@link #who} names it, or the cluster where that is empty. */
    static String aboutNotice(String who, String kind) {
        return about(who.isEmpty() ? EVERYBODY : who, kind, "");
    }

    private static String about(String who, String kind, String what) {
        return who + " " + kind + (what.isEmpty() ? "" : " " + bounded(what, ' ', MAX_WHAT));
    }

    /** The account's family, in one word. */
    static String who(AccountCall call) {
        return bounded(call.family().toString(), '!', MAX_WHO);
    }

    /**
     * Whose doing the call is, in one word: who acts as many accounts is one, and shall not be told, or bounded, as many.
     */
    static String doer(AccountCall call) {
        return call.traits().impersonated() ? bounded(doerName(call), '!', MAX_WHO) : who(call);
    }

    /** The same as people read it: {@code NAMESPACE/NAME} of a service account, any other user by name. */
    static String doerName(AccountCall call) {
        if (!call.traits().impersonated()) {
            return call.family().toString();
        }
        AuditEvent.User caller = call.event().user();
        ServiceAccount account = caller.serviceAccount();
        return account == null ? caller.username() : account.toString();
    }

    /** The text, or its beginning and a hash where it is long, or odd, or looks like one with a hash. */
    private static String bounded(String text, char least, int most) {
        if (text.length() <= most && text.chars().allMatch(c -> c >= least && c < CUT)) {
            return text;
        }
        String beginning = text.substring(0, Math.min(text.length(), most - HASH));
        return beginning.replaceAll("[^!-}]", "?") + CUT + Hash.of(List.of(text));
    }

    StateKey stateKey() {
        return new StateKey(StateKey.Kind.LEDGER, cluster, about);
    }
}
