package dev.sawatch.cli.rbac;

import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.baseline.Whereabouts;
import dev.sawatch.behaviour.Behaviour;
import dev.sawatch.behaviour.KubernetesApi;
import dev.sawatch.behaviour.Reach;
import dev.sawatch.behaviour.VerbClass;
import dev.sawatch.behaviour.names.Names;
import dev.sawatch.behaviour.names.SystemNamespaces;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Says in which namespaces an account needs a behaviour. Its profile names those in which it modified something; of reads
 * it only knows that they aimed at other namespaces, so that every one that the cluster's log knows counts.
 *
 * @param account the very account
 * @param whereabouts its other namespaces
 * @param known families of the namespaces of its cluster
 * @param system which of them are the control plane's
 */
record Places(ServiceAccount account, Whereabouts whereabouts, Collection<String> known, SystemNamespaces system) {
    /** With more bindings than that nobody would know any more who may what. */
    private static final int MOST = 64;

    private static final Set<String> NOT_IN_NAMESPACES = Set.of("users", "groups", "userextras", "uids");

    Scope of(Behaviour behaviour) {
        if (needsCluster(behaviour)) {
            return Scope.CLUSTER;
        }
        if (behaviour.reach() == Reach.OWN) {
            return new Scope("own", List.of(account.namespace()));
        }
        boolean isSystem = behaviour.reach() == Reach.SYSTEM;
        boolean isKept = isKept(behaviour);
        List<String> names = (isKept ? whereabouts.namespaces().keySet() : known)
                .stream()
                        .filter(name -> system.contains(name) == isSystem && !name.equals(account.namespace()))
                        .sorted()
                        .toList();
        return names.isEmpty() || names.size() > MOST || names.stream().anyMatch(Places::isFamily)
                ? Scope.CLUSTER
                : new Scope((isSystem ? "system" : "other") + (isKept ? "" : "-reads"), names);
    }

    /** What the API server authorises without a namespace, whatever its reach is called. */
    private static boolean needsCluster(Behaviour behaviour) {
        return behaviour.reach() == Reach.CLUSTER
                || behaviour.isPath()
                || (behaviour.verb() == VerbClass.CREATE && behaviour.resource().equals("namespaces"))
                || (behaviour.verb() == VerbClass.IMPERSONATE && NOT_IN_NAMESPACES.contains(behaviour.resource()));
    }

    /** Whether the profile names every namespace in which it did such a thing. */
    private boolean isKept(Behaviour behaviour) {
        return behaviour.verb().isModification()
                && !whereabouts.hasManyNamespaces()
                && !KubernetesApi.isReview(behaviour.resource())
                && !KubernetesApi.goesEverywhere(behaviour.resource());
    }

    /** A family stands for namespaces that come and go; in none of them a binding can be made beforehand. */
    private static boolean isFamily(String namespace) {
        return namespace.contains("#") || namespace.equals(Names.INVALID);
    }
}
