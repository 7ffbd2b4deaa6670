package dev.sawatch.benchmarks;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import java.util.Set;

/**
 * What an account does, told without the detector's help, to know whether a moved call is its new account's daily work.
 *
 * @param verb with list and watch, and update and patch, for the same
 * @param place its own namespace, one of the control plane, another, or none
 */
record Habit(String verb, String resource, String place, boolean impersonates) {
    private static final int FIRST_ERROR = 400;

    static Habit of(AuditEvent event) {
        ApiCall call = event.call();
        return new Habit(verb(call.verb()), call.qualifiedResource(), place(event), event.impersonated() != null);
    }

    /** Whether a call was carried out. */
    static boolean succeeded(AuditEvent event) {
        return event.code() < FIRST_ERROR;
    }

    /** Whether who has these habits gains nothing by this one: it is among them, or gets what they list. */
    boolean isAmong(Set<Habit> habits) {
        return habits.contains(this)
                || (verb.equals("get") && habits.contains(new Habit("list", resource, place, impersonates)));
    }

    private static String verb(String verb) {
        return switch (verb) {
            case "watch" -> "list";
            case "patch" -> "update";
            default -> verb;
        };
    }

    private static String place(AuditEvent event) {
        ServiceAccount account = event.user().serviceAccount();
        String namespace = event.call().namespace();
        if (namespace.isEmpty()) {
            return "cluster";
        } else if (account != null && namespace.equals(account.namespace())) {
            return "own";
        }
        return isSystem(namespace) ? "system" : "other";
    }

    /** Whether a namespace is the control plane's. */
    static boolean isSystem(String namespace) {
        return namespace.startsWith("kube-");
    }
}
