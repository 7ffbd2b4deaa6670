package dev.sawatch.detection;

import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.AccountKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an alert stands for: unusual calls of one cause need no alert each. Not coarser than shown, or a harmless new
 * habit would hide the theft of a token two days later.
 *
 * @param kind what calls of the cause have in common
 * @param what which of its kind; empty where the account says it all
 */
public record Cause(Kind kind, String what) {
    /** What calls of one cause have in common. */
    public enum Kind {
        /** The account's behaviour: verb class, resource, reach, outcome; with the namespace where that is new. */
        BEHAVIOUR,
        /** The account's program. */
        CLIENT,
        /** The account's network. */
        NETWORK,
        /** The account's pod that called from two addresses. */
        POD,
        /** Usual calls of any account from one new private network: a new node pool. */
        PRIVATE_NETWORK,
        /** What a kind of accounts does. */
        COHORT,
        /** What an account delivers. */
        DELIVERY,
        /** What an account reads, of little interest, in its own namespace. */
        READS,
        /** What a new account does. */
        NEW_ACCOUNT,
        /** What an account asks for in vain. */
        PROBING;

        /** Whether all accounts of a cluster share the cause. */
        public boolean isOfCluster() {
            return this == PRIVATE_NETWORK || this == COHORT;
        }

        /** Lower case, as in keys. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Cause ofBehaviour(AccountCall call) {
        return new Cause(Kind.BEHAVIOUR, call.behaviour().toString());
    }

    static Cause inNamespace(AccountCall call) {
        return new Cause(Kind.BEHAVIOUR, call.behaviour() + " in " + call.namespace());
    }

    static Cause probing(AccountCall call) {
        return new Cause(Kind.PROBING, call.behaviour().outcome().name().toLowerCase(Locale.ROOT));
    }

    static Cause cohort(AccountKind kind) {
        return new Cause(Kind.COHORT, kind.toString());
    }

    static Cause client(AccountCall call) {
        return new Cause(Kind.CLIENT, call.client().product());
    }

    static Cause network(AccountCall call) {
        return new Cause(Kind.NETWORK, call.network());
    }

    static Cause privateNetwork(AccountCall call) {
        return new Cause(Kind.PRIVATE_NETWORK, call.network());
    }

    static Cause pod(AccountCall call) {
        return new Cause(Kind.POD, call.event().user().credential().podUid());
    }

    static Cause delivery() {
        return new Cause(Kind.DELIVERY, "");
    }

    static Cause reads() {
        return new Cause(Kind.READS, "");
    }

    static Cause newAccount() {
        return new Cause(Kind.NEW_ACCOUNT, "");
    }

    /**
     * Every cause that a call may have been given when less or more was known of its account and cluster: where an
     * earlier delivery of it may have been told.
     */
    public static List<Cause> every(AccountCall call) {
        List<Cause> causes = new ArrayList<>(List.of(
                ofBehaviour(call),
                inNamespace(call),
                client(call),
                network(call),
                privateNetwork(call),
                pod(call),
                delivery(),
                reads(),
                newAccount(),
                probing(call)));
        call.kinds().forEach(kind -> causes.add(cohort(kind)));
        return causes;
    }
}
