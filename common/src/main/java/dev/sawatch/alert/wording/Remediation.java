package dev.sawatch.alert.wording;

import dev.sawatch.behaviour.AccountCall;
import java.util.ArrayList;
import java.util.List;

/**
 * What to do about an alert: the reference's two investigative actions, with the queries that they need, and how to contain
 * what they find.
 */
public final class Remediation {
    /** Pages that help. */
    public static final List<String> REFERENCES = List.of(
            "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
            "https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/",
            "https://attack.mitre.org/techniques/T1204/");

    /** The steps, line by line. */
    public static List<String> steps(AccountCall call) {
        boolean impersonated = call.traits().impersonated();
        String username =
                impersonated ? call.event().user().username() : call.account().username();
        InvestigationQuery query = InvestigationQuery.of(
                call.event().cluster(), username, call.event().received());
        String who = impersonated ? "the caller who acted as this service account" : "this service account";
        List<String> steps = new ArrayList<>(List.of(
                "1. Check whether " + who + " should be making this call. What the account may do:",
                "kubectl auth can-i --list --as="
                        + InvestigationQuery.shell(call.account().username()) + namespace(call),
                "2. Look at what else " + who + " did in the cluster (" + query.place() + "):",
                query.text()));
        steps.addAll(Containment.of(call));
        return steps;
    }

    private static String namespace(AccountCall call) {
        String namespace = call.event().call().namespace();
        return namespace.isEmpty() ? "" : " --namespace=" + InvestigationQuery.shell(namespace);
    }

    private Remediation() {}
}
