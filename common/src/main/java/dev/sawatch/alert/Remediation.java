package dev.sawatch.alert;

import dev.sawatch.baseline.Observation;
import java.util.List;

/** What to do about an alert: the reference's two investigative actions, with the queries that they need. */
final class Remediation {
    /** Pages that help. */
    static final List<String> REFERENCES = List.of(
            "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
            "https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/",
            "https://attack.mitre.org/techniques/T1204/");

    /** The steps, line by line. */
    static List<String> steps(Observation call) {
        boolean impersonated = call.traits().impersonated();
        String username =
                impersonated ? call.event().user().username() : call.account().username();
        InvestigationQuery query = InvestigationQuery.of(
                call.event().cluster(), username, call.event().received());
        String who = impersonated ? "the caller who acted as this service account" : "this service account";
        return List.of(
                "1. Check whether " + who + " should be making this call. What the account may do:",
                "kubectl auth can-i --list --as="
                        + InvestigationQuery.shell(call.account().username()) + namespace(call),
                "2. Look at what else " + who + " did in the cluster (" + query.place() + "):",
                query.text());
    }

    private static String namespace(Observation call) {
        String namespace = call.event().call().namespace();
        return namespace.isEmpty() ? "" : " --namespace=" + InvestigationQuery.shell(namespace);
    }

    private Remediation() {}
}
