package dev.sawatch.detection;

import dev.sawatch.behaviour.AccountKind;
import dev.sawatch.behaviour.VerbClass;
import java.time.Instant;

/**
 * A fact that speaks against a stolen token, and for which an unusual call's confidence is Low. None makes a call usual.
 */
public sealed interface Mitigation {
    /** A usual call, of which nothing but the client or the network is new. */
    record OnlyClient() implements Mitigation {}

    /**
     * The account's software was upgraded.
     *
     * @param version the client's new version, such as {@code 1.5}
     * @param rolledOut when its workload was rolled out
     */
    record Upgrade(String version, Instant rolledOut) implements Mitigation {}

    /**
     * Others like it do this.
     *
     * @param kind what they have in common
     * @param members how many others did it on earlier days, at most {@value #MOST}
     */
    record Cohort(AccountKind kind, int members) implements Mitigation {
        /** As many as are told apart. */
        public static final int MOST = 4;
    }

    /** Ordinary work of an account that delivers software to other namespaces. */
    record Delivery() implements Mitigation {}

    /** It tells what there is, not what is in it, or reports a status. */
    record NoContents() implements Mitigation {}

    /** It is harmless as far as anything in the account's own namespace is. */
    record Home() implements Mitigation {}

    /**
     * The account is new, in a way that new software is.
     *
     * @param why what makes it so
     */
    record NewAccount(Why why) implements Mitigation {
        /** Ways of new software, in the order in which they are tried. */
        public enum Why {
            /** Its namespace is about as new. */
            NEW_NAMESPACE,
            /** It does ordinary work in its own namespace. */
            AT_HOME,
            /** It is a built-in controller with its own client, where other built-in controllers call from. */
            CONTROLLER
        }
    }

    /**
     * It goes on with what the account itself made or works on.
     *
     * @param earlier what it did to such objects before: create or change; list where it worked in that namespace
     */
    record OwnWork(VerbClass earlier) implements Mitigation {}
}
