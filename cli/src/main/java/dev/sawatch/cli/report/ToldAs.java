package dev.sawatch.cli.report;

import dev.sawatch.audit.Untrusted;
import dev.sawatch.detection.Cause;

/** What one alert stands for, in words. */
final class ToldAs {
    static String of(Cause cause) {
        String what = Untrusted.line(cause.what());
        return switch (cause.kind()) {
            case BEHAVIOUR -> "calls of the account of the behaviour " + what;
            case CLIENT -> "usual calls of the account with this client";
            case NETWORK -> "usual calls of the account from this network";
            case POD -> "usual calls with the tokens of this pod";
            case PRIVATE_NETWORK -> "usual calls of any account from " + what;
            case COHORT -> "what accounts of the kind " + what + " do alike";
            case DELIVERY -> "what the account delivers to other namespaces";
            case READS -> "what the account reads in its own namespace, and statuses that it reports";
            case NEW_ACCOUNT -> "what the new account does, sensitive calls apart";
            case PROBING ->
                "what the account asks for in vain (" + (what.equals("denied") ? "refused" : "not found") + ")";
        };
    }

    private ToldAs() {}
}
