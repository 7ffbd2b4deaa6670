package dev.sawatch.behaviour;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Outcome;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.behaviour.names.SystemNamespaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What it means to act as somebody: the behaviour {@code impersonate} on users, groups or serviceaccounts. */
final class Impersonation {
    private static final String SYSTEM_PREFIX = "system:";
    /** The group of all service accounts; with a colon and a namespace behind it, of those of that namespace. */
    private static final String ACCOUNTS_GROUP = "system:serviceaccounts";

    /** Everybody is in one of these. */
    private static final Set<String> EVERYBODY = Set.of("system:authenticated", "system:unauthenticated");

    static List<Behaviour> behaviours(AuditEvent.User target, ServiceAccount actor, SystemNamespaces system) {
        List<Behaviour> behaviours = new ArrayList<>();
        ServiceAccount account = target.serviceAccount();
        if (account != null) {
            behaviours.add(behaviour("serviceaccounts", reach(actor, account.namespace(), system)));
        } else {
            behaviours.add(behaviour("users", reach(target.username())));
        }
        target.groups().stream()
                .filter(group -> !isImplied(group, account))
                .map(group -> behaviour("groups", reach(group)))
                .distinct()
                .forEach(behaviours::add);
        return behaviours;
    }

    /** Whether whoever is that account is in the group anyway. */
    private static boolean isImplied(String group, @Nullable ServiceAccount account) {
        return EVERYBODY.contains(group)
                || (account != null
                        && (group.equals(ACCOUNTS_GROUP) || group.equals(ACCOUNTS_GROUP + ":" + account.namespace())));
    }

    private static Behaviour behaviour(String resource, Reach reach) {
        return new Behaviour(VerbClass.IMPERSONATE, resource, reach, Outcome.ALLOWED);
    }

    private static Reach reach(ServiceAccount actor, String namespace, SystemNamespaces system) {
        if (namespace.equals(actor.namespace())) {
            return Reach.OWN;
        }
        return system.contains(namespace) ? Reach.SYSTEM : Reach.OTHER;
    }

    private static Reach reach(String name) {
        return name.startsWith(SYSTEM_PREFIX) ? Reach.SYSTEM : Reach.CLUSTER;
    }

    private Impersonation() {}
}
