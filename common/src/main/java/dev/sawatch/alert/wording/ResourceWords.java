package dev.sawatch.alert.wording;

import dev.sawatch.audit.ApiCall;
import java.util.Set;

/** Names of resources as people say them. */
final class ResourceWords {
    /** Groups whose resources everybody knows by their plain names; others stand behind the name, as kubectl writes them. */
    private static final Set<String> PLAIN_GROUPS = Set.of(
            "",
            "apps",
            "batch",
            "autoscaling",
            "policy",
            "rbac.authorization.k8s.io",
            "authentication.k8s.io",
            "authorization.k8s.io",
            "networking.k8s.io",
            "storage.k8s.io",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "scheduling.k8s.io",
            "certificates.k8s.io",
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "apiregistration.k8s.io");

    /** {@code secrets}, {@code certificates.cert-manager.io}. */
    static String plural(ApiCall call) {
        return name(call.resource(), call);
    }

    /** {@code secret}, {@code certificate.cert-manager.io}. */
    static String singular(ApiCall call) {
        return name(singular(call.resource()), call);
    }

    /** {@code a secret}, {@code an ingress}. */
    static String one(ApiCall call) {
        String noun = singular(call);
        return ("aeio".indexOf(noun.isEmpty() ? ' ' : noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    private static String name(String resource, ApiCall call) {
        return PLAIN_GROUPS.contains(call.apiGroup()) ? resource : resource + "." + call.apiGroup();
    }

    private static String singular(String plural) {
        if (plural.equals("endpoints") || !plural.endsWith("s")) {
            return plural;
        } else if (plural.endsWith("ies")) {
            return plural.substring(0, plural.length() - 3) + "y";
        }
        boolean es =
                plural.endsWith("sses") || plural.endsWith("uses") || plural.endsWith("xes") || plural.endsWith("ches");
        return plural.substring(0, plural.length() - (es ? 2 : 1));
    }

    private ResourceWords() {}
}
