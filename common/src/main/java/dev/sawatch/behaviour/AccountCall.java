package dev.sawatch.behaviour;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.behaviour.names.Client;
import dev.sawatch.state.StateKey;
import java.util.List;

/**
 * One call as it concerns one service account: what is judged, and what is learned of it.
 *
 * @param event the call
 * @param account the very account
 * @param family the account's family, to which everything learned belongs
 * @param behaviour what it did
 * @param day day of the call, in days since 1970-01-01 (UTC)
 * @param namespace family of the namespace that the call aimed at; empty where it aimed at none
 * @param client program that made the call
 * @param network /16 (IPv4) or /48 (IPv6) of its source address; empty where that cannot be read
 * @param kinds of which kinds the account is; none for built-in controllers
 * @param otherAddress another address from which the pod of the call's token called within a day; empty for none
 * @param traits what else matters of it
 */
public record AccountCall(
        AuditEvent event,
        ServiceAccount account,
        ServiceAccount family,
        Behaviour behaviour,
        int day,
        String namespace,
        Client client,
        String network,
        List<AccountKind> kinds,
        String otherAddress,
        Traits traits) {

    /** The same call, whose pod was also seen at another address. */
    public AccountCall seenAlsoAt(String address) {
        return new AccountCall(
                event, account, family, behaviour, day, namespace, client, network, kinds, address, traits);
    }

    /**
     * Properties of a call that follow from the call and the lists alone.
     *
     * @param sensitiveBecause why attackers want such calls, where it is on the sensitive list; empty where it is not
     * @param modifies it changes something; access and token reviews do not
     * @param entersNamespace it modifies or touches something sensitive in a namespace that is not the account's own, and
     *     is no eviction or binding, which go everywhere
     * @param withinRole it is what Kubernetes itself grants: discovery, or a built-in controller inside its role
     * @param makesSeen it makes its resource a seen one of the cluster
     * @param impersonated somebody else made the call in this account's name
     * @param builtIn the account is a controller that Kubernetes itself runs
     * @param notFound it was let through, and what it asked for does not exist
     * @param rollout workload of which it rolls out a new version; empty where it does not
     */
    public record Traits(
            String sensitiveBecause,
            boolean modifies,
            boolean entersNamespace,
            boolean withinRole,
            boolean makesSeen,
            boolean impersonated,
            boolean builtIn,
            boolean notFound,
            String rollout) {

        /** Whether it is on the sensitive list. */
        public boolean sensitive() {
            return !sensitiveBecause.isEmpty();
        }
    }

    /** Key of the account's profile. */
    public StateKey profileKey() {
        return new StateKey(StateKey.Kind.PROFILE, event.cluster().id(), family.toString());
    }

    /** Key of the history of the resource. */
    public StateKey resourceKey() {
        return new StateKey(StateKey.Kind.RESOURCE, event.cluster().id(), behaviour.subject());
    }

    /** Key of the history of the namespace that it aimed at; of no use where that is empty. */
    public StateKey namespaceKey() {
        return new StateKey(StateKey.Kind.NAMESPACE, event.cluster().id(), namespace);
    }

    /** Key of the history of the account's own namespace. */
    public StateKey homeKey() {
        return new StateKey(StateKey.Kind.NAMESPACE, event.cluster().id(), family.namespace());
    }

    /** Keys of the histories of the account's kinds. */
    public List<StateKey> cohortKeys() {
        return kinds.stream()
                .map(kind -> new StateKey(StateKey.Kind.COHORT, event.cluster().id(), kind.toString()))
                .toList();
    }

    /** Key of the cluster's history. */
    public StateKey clusterKey() {
        return new StateKey(StateKey.Kind.CLUSTER, event.cluster().id(), "");
    }
}
