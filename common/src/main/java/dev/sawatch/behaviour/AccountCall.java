package dev.sawatch.behaviour;

import dev.sawatch.audit.ApiCall;
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
     * Whether the request is a {@code get} or {@code list} of a resource, which some sources leave out. A {@code watch},
     * which they may show, is none.
     */
    public boolean isGetOrList() {
        return verbClass().isRead() && !event.call().verb().equals("watch");
    }

    /** Whether the request's verb changes something, which all sources show. */
    public boolean isWrite() {
        return verbClass().isModification();
    }

    /** That of the request, also where what is judged is the impersonation. */
    private VerbClass verbClass() {
        ApiCall call = event.call();
        return call.isResource() ? VerbClass.of(call.verb(), call.subresource()) : VerbClass.OTHER;
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
