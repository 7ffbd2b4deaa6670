package dev.sawatch.audit;

import java.util.Locale;

/** Why a record that is well formed is of no interest. */
public enum Skip {
    /** The user is no service account, nor acts as one. */
    OTHER_USER,
    /** A user name that begins like a service account's and has other than four parts. */
    NOT_A_SERVICE_ACCOUNT,
    /** RequestReceived: the outcome is not known yet. */
    EARLY_STAGE,
    /** Older than the training period. */
    TOO_OLD,
    /** A message of the log service about itself. */
    CONTROL_MESSAGE,
    /** A record of another log in the same stream. */
    OTHER_LOG;

    /** As counted in summaries: {@code other_user}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
