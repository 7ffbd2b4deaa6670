package dev.sawatch.audit;

import org.jspecify.annotations.Nullable;

/** Whether the API server let a call through to its resource. */
public enum Outcome {
    /** Authorised, whatever came of it afterwards: a 404 or 409 is still an allowed call. */
    ALLOWED,
    /** Refused by authorisation or authentication. */
    DENIED;

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    /**
     * Reads the outcome off an audit event. A 403 with decision {@code allow} was authorised and then refused by
     * admission or a terminating namespace.
     *
     * @param decision annotation {@code authorization.k8s.io/decision}, or null where the event has none
     * @param code HTTP status, 0 where the event has none
     */
    static Outcome of(@Nullable String decision, int code) {
        boolean denied =
                "forbid".equals(decision) || (code == FORBIDDEN && !"allow".equals(decision)) || code == UNAUTHORIZED;
        return denied ? DENIED : ALLOWED;
    }
}
