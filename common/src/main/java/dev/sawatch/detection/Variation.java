package dev.sawatch.detection;

import java.util.Locale;

/** The kinds of unusual call, in the order in which they are tried; titles and severities are the public reference's. */
public enum Variation {
    FIRST_SEEN_RESOURCE("executed an API call on a first-seen resource", Severity.LOW),
    UNUSUAL_SENSITIVE_RESOURCE("executed an API call on an unusual sensitive resource", Severity.LOW),
    UNUSUAL_MODIFICATION("executed an unusual modification API call", Severity.INFORMATIONAL),
    UNUSUAL_RESOURCE("executed an API call on an unusual resource", Severity.INFORMATIONAL),
    UNUSUAL_API_CALL("executed an unusual API call", Severity.INFORMATIONAL),
    /** Not in the reference: a usual call by an unusual program, or from an unusual network. */
    UNUSUAL_CLIENT("was used by an unusual client", Severity.INFORMATIONAL);

    private final String title;
    private final Severity severity;

    Variation(String title, Severity severity) {
        this.title = title;
        this.severity = severity;
    }

    /** The alert's title. */
    public String title() {
        return "A Kubernetes service account " + title;
    }

    /** The severity unless the settings say otherwise. */
    public Severity severity() {
        return severity;
    }

    /** Whether it is told of accounts, too, that are still being learned. */
    boolean isToldOfNewAccounts() {
        return this == FIRST_SEEN_RESOURCE || this == UNUSUAL_SENSITIVE_RESOURCE;
    }

    /** Lower case, as in settings and summaries: {@code first_seen_resource}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
