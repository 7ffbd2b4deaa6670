package dev.sawatch.detection;

/** What else is remarkable about an unusual call, beside its {@link Variation}. */
public enum Signal {
    /** Usual work, in a namespace in which the account never did it. */
    NEW_NAMESPACE,
    /** A program that the account, which has few, did not use before. */
    NEW_CLIENT,
    /** A network that neither this account nor enough others of the cluster call from. */
    NEW_NETWORK,
    /** A known program in a version higher than its earlier ones, and at most two days old. Anybody can claim one. */
    UPGRADED_CLIENT,
    /** The workload that the token's pod belongs to was rolled out within the last two days. */
    ROLLED_OUT,
    /** The pod that the token is bound to called from another address within a day; a pod has one for life. */
    TWO_PLACES,
    /** The call was refused. */
    DENIED,
    /** The account is being learned. */
    NEW_ACCOUNT,
    /** Enough other accounts of its kind do this. */
    COHORT,
    /** The account delivers software to other namespaces by trade. */
    DELIVERY
}
