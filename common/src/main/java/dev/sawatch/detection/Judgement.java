package dev.sawatch.detection;

import java.util.Optional;

/** What the detector made of a call. */
public sealed interface Judgement {
    /** What covers the call itself, however it was made. */
    Coverage coverage();

    /** Why it is unusual; empty where it is not, or may not be said. */
    default Optional<Verdict> verdict() {
        return Optional.empty();
    }

    /**
     * It is covered, and nothing is remarkable in how it was made.
     *
     * @param coverage what covers it
     */
    record Usual(Coverage coverage) implements Judgement {}

    /**
     * It is learned without a word.
     *
     * @param reason why
     * @param coverage what covers it, where anything does
     */
    record Silent(Reason reason, Coverage coverage) implements Judgement {}

    /** Why a call is learned without a word. */
    enum Reason {
        /** The cluster has not been watched long enough. */
        NOT_ACTIVE,
        /** The account is being learned, and the call is none that matters all the same. */
        NEW_ACCOUNT
    }

    /**
     * It is alerted, unless the ledger knows why not.
     *
     * @param found why it is unusual
     * @param coverage what covers it, where only its namespace, client, network or pod is new
     */
    record Unusual(Verdict found, Coverage coverage) implements Judgement {
        @Override
        public Optional<Verdict> verdict() {
            return Optional.of(found);
        }
    }
}
