package dev.sawatch.detection;

/** What else is remarkable about an unusual call, beside its {@link Variation}. */
public enum Signal {
    /** Usual work, in a namespace in which the account never did it. */
    NEW_NAMESPACE,
    /** A program that the account, which has few, did not use before. */
    NEW_CLIENT,
    /** A network that neither this account nor enough others of the cluster call from. */
    NEW_NETWORK,
    /** A known program in a version that is at most two days old: an upgrade may be the reason. */
    UPGRADED_CLIENT,
    /** The call was refused. */
    DENIED,
    /** The account is being learned. */
    NEW_ACCOUNT
}
