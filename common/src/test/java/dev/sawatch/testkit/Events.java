package dev.sawatch.testkit;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.CallClassifier;
import dev.sawatch.settings.Settings;
import java.time.Instant;
import java.util.List;

/** Audit events for tests that do not care how they were read. */
public final class Events {
    /** The cluster that they are of. */
    public static final Cluster CLUSTER = Cluster.eks("eu-central-1", "111122223333", "prod-eu");

    private static final CallClassifier.Lists LISTS = Settings.defaults().lists();

    /** An allowed call of {@code payments/checkout} in its own namespace. */
    public static AuditEvent call(String auditId, Instant received, String verb, String resource) {
        return call(CLUSTER, auditId, received, new ServiceAccount("payments", "checkout"), verb, resource);
    }

    /** An allowed call of an account in its own namespace. */
    public static AuditEvent call(
            Cluster cluster, String auditId, Instant received, ServiceAccount account, String verb, String resource) {
        String namespace = account.namespace();
        String uri = "/api/v1/namespaces/" + namespace + "/" + resource;
        return new AuditEvent(
                cluster,
                auditId,
                received,
                new AuditEvent.User(account.username(), account, List.of(), AuditEvent.Credential.UNKNOWN),
                null,
                new ApiCall(verb, "", "v1", resource, "", namespace, "", uri),
                200,
                "allow",
                "",
                "10.0.12.7",
                "checkout/v1.4.2 (linux/amd64)",
                "",
                false);
    }

    /** An event as the default settings see it; it must concern one account. */
    public static AccountCall observe(AuditEvent event) {
        return new CallClassifier(LISTS).classify(event).get(0);
    }

    private Events() {}
}
