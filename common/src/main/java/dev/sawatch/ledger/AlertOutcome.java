package dev.sawatch.ledger;

/** What became of an unusual call. */
public enum AlertOutcome {
    /** Published. */
    ALERTED,
    /** An alert about the same is not old enough. */
    SUPPRESSED,
    /** Muted, or its variation is switched off. */
    MUTED,
    /** Published before: the call was delivered again. */
    REPEATED,
    /** Too many alerts of the account or the cluster. Nobody was told, so it must not be learned: later it must alert. */
    STOPPED
}
