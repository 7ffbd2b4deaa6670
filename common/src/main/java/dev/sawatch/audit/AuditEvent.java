package dev.sawatch.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request to an API server in its final stage, as its audit log tells it, with what is needed to judge and explain
 * it. Bodies are never read.
 *
 * @param cluster where it was asked
 * @param auditId the request's id, the same in all its stages
 * @param received {@code requestReceivedTimestamp}
 * @param user who asked
 * @param impersonated whom the user acted as, or null
 * @param call what was asked
 * @param code HTTP status; 0 where the log has none
 * @param decision annotation {@code authorization.k8s.io/decision}, or null
 * @param reason annotation {@code authorization.k8s.io/reason}, or null
 * @param sourceIp the last source address, the one that the client cannot set; empty where the log has none
 * @param userAgent as the client sent it; empty where it sent none
 * @param fingerprint a text that is the same for calls that must be judged alike, whatever object they name; empty where
 *     there is none. May be long; not for people
 * @param deduced whether parts were deduced, because the log holds a cut-off event
 */
public record AuditEvent(
        Cluster cluster,
        String auditId,
        Instant received,
        User user,
        @Nullable User impersonated,
        ApiCall call,
        int code,
        @Nullable String decision,
        @Nullable String reason,
        String sourceIp,
        String userAgent,
        String fingerprint,
        boolean deduced) {

    /**
     * Who asked.
     *
     * @param username as authenticated; empty for nobody
     * @param serviceAccount the service account of that name, or null for other users
     * @param groups its groups
     * @param credential what the log says of its token; {@link Credential#UNKNOWN} where it says nothing
     */
    public record User(
            String username, @Nullable ServiceAccount serviceAccount, List<String> groups, Credential credential) {}

    /**
     * A bound token's origin ({@code authentication.kubernetes.io/*} of the user's extra fields); each part empty where
     * the log lacks it.
     *
     * @param id credential id, such as {@code JTI=<uuid>}
     * @param pod pod that the token is bound to
     * @param podUid that pod's uid: the same name may be another pod later
     * @param node node that the token is bound to
     */
    public record Credential(String id, String pod, String podUid, String node) {
        public static final Credential UNKNOWN = new Credential("", "", "", "");
    }

    /** The same event of another cluster, for logs that name their cluster after their events. */
    public AuditEvent in(Cluster other) {
        return new AuditEvent(
                other,
                auditId,
                received,
                user,
                impersonated,
                call,
                code,
                decision,
                reason,
                sourceIp,
                userAgent,
                "",
                deduced);
    }

    /** The same event with a fingerprint. */
    public AuditEvent withFingerprint(String print) {
        return new AuditEvent(
                cluster,
                auditId,
                received,
                user,
                impersonated,
                call,
                code,
                decision,
                reason,
                sourceIp,
                userAgent,
                print,
                deduced);
    }

    /** Whether a service account asked, or somebody who acted as one. */
    public boolean concernsServiceAccount() {
        return user.serviceAccount() != null || (impersonated != null && impersonated.serviceAccount() != null);
    }

    /** Whether the call was let through. */
    public Outcome outcome() {
        return Outcome.of(decision, code);
    }
}
