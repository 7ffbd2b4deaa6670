package dev.sawatch.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.baseline.days.BoundedMap;
import dev.sawatch.baseline.days.DaySet;
import dev.sawatch.baseline.days.Sighting;
import dev.sawatch.behaviour.AccountCall;
import java.util.Map;

/** With which clients, from which networks and in which namespaces an account works. Refused calls teach nothing here. */
public final class Whereabouts {
    private static final int MAX_NAMESPACES = 64;
    private static final int MAX_CLIENTS = 16;
    private static final int MAX_NETWORKS = 16;

    private final BoundedMap<DaySet> namespaces = new BoundedMap<>(MAX_NAMESPACES, DaySet::union, DaySet::newest);
    private final BoundedMap<ClientUse> clients = new BoundedMap<>(
            MAX_CLIENTS, ClientUse::union, use -> use.seen().days().newest());
    private final BoundedMap<Sighting> networks =
            new BoundedMap<>(MAX_NETWORKS, Sighting::union, seen -> seen.days().newest());

    /** Other namespaces (families) in which it modified or touched something sensitive; empty where they are many. */
    public Map<String, DaySet> namespaces() {
        return namespaces.view();
    }

    /** Whether there are more of these namespaces than are kept. */
    public boolean hasManyNamespaces() {
        return namespaces.isMany();
    }

    /** Whether there are more clients than are kept. */
    public boolean hasManyClients() {
        return clients.isMany();
    }

    /** Whether there are more networks than are kept. */
    public boolean hasManyNetworks() {
        return networks.isMany();
    }

    /** Its clients by product; empty where they are many. */
    public Map<String, ClientUse> clients() {
        return clients.view();
    }

    /** Its networks; empty where they are many. */
    public Map<String, Sighting> networks() {
        return networks.view();
    }

    boolean holds(AccountCall call) {
        return holdsClient(call) && holdsNetwork(call) && (!call.traits().entersNamespace() || holdsNamespace(call));
    }

    private boolean holdsClient(AccountCall call) {
        ClientUse use = clients.get(call.client().product());
        return clients.isMany()
                || (use != null
                        && use.holds(
                                call.client().version(),
                                call.day(),
                                call.event().received()));
    }

    private boolean holdsNetwork(AccountCall call) {
        Sighting seen = networks.get(call.network());
        return networks.isMany()
                || call.network().isEmpty()
                || (seen != null && seen.holds(call.day(), call.event().received()));
    }

    private boolean holdsNamespace(AccountCall call) {
        DaySet known = namespaces.get(call.namespace());
        return namespaces.isMany() || (known != null && known.contains(call.day()));
    }

    /** Whether client, version and network were there before the call's day, so that no call of that day can be the first. */
    boolean areOlderThanDay(AccountCall call) {
        ClientUse use = clients.get(call.client().product());
        Sighting seen = networks.get(call.network());
        return (use == null || use.isOlderThan(call.client().version(), call.day()))
                && (seen == null || seen.isOlderThan(call.day()));
    }

    /** Whether client or network may be new to the account, so that even a usual call is worth a look. */
    boolean mayBeNew(AccountCall call) {
        long dayBefore = call.event().received().getEpochSecond() - Sighting.NEW.toSeconds();
        ClientUse use = clients.get(call.client().product());
        Sighting seen = networks.get(call.network());
        return (!clients.isMany() && (use == null || use.seen().first() > dayBefore))
                || (!networks.isMany() && (seen == null || seen.first() > dayBefore));
    }

    void learn(AccountCall call) {
        AuditEvent event = call.event();
        clients.add(call.client().product(), ClientUse.of(call.client().version(), event.received()));
        if (!call.network().isEmpty()) {
            networks.add(call.network(), Sighting.at(event.received()));
        }
        if (call.traits().entersNamespace()) {
            namespaces.add(call.namespace(), DaySet.of(call.day()));
        }
    }

    void addAll(Whereabouts other) {
        namespaces.addAll(other.namespaces);
        networks.addAll(other.networks);
        clients.addAll(other.clients);
    }

    void forget(int before) {
        namespaces.forget(before);
        networks.forget(before);
        clients.forget(before);
    }

    void read(JsonNode record) {
        namespaces.read(record, "namespaces", days -> DaySet.parse(days.asText()));
        networks.read(record, "networks", seen -> Sighting.parse(seen.asText()));
        clients.read(record, "clients", ClientUse::read);
    }

    void write(ObjectNode record) {
        namespaces.write(
                record,
                "namespaces",
                (node, e) -> node.put(e.getKey(), e.getValue().toString()));
        networks.write(
                record,
                "networks",
                (node, e) -> node.put(e.getKey(), e.getValue().toString()));
        clients.write(record, "clients", (node, e) -> e.getValue().write(node.putObject(e.getKey())));
    }
}
