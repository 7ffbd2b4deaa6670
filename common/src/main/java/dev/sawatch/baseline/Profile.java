package dev.sawatch.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.Outcome;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one service account does, over the last {@link DaySet#WIDTH} days: its behaviours, the other namespaces that it
 * works in, its clients and its networks.
 */
public final class Profile implements BaselineRecord<Profile> {
    /** Most behaviours that are learned, those denied included; calls beyond are judged and not learned. */
    public static final int MAX_BEHAVIOURS = 2_000;

    /** Most denied behaviours that are learned: probing must not fill a profile. */
    public static final int MAX_DENIED = 512;

    private static final int MAX_NAMESPACES = 64;
    private static final int MAX_CLIENTS = 16;
    private static final int MAX_NETWORKS = 16;
    private static final int NEVER = Integer.MAX_VALUE;

    private final Map<Behaviour, DaySet> behaviours = new HashMap<>();
    private final DayMap namespaces = new DayMap(MAX_NAMESPACES);
    private final ClientMap clients = new ClientMap(MAX_CLIENTS);
    private final DayMap networks = new DayMap(MAX_NETWORKS);
    private int first = NEVER;
    private int newest = Integer.MIN_VALUE;
    private int denied;

    /** Reads a record's text. */
    public static Profile parse(String text) {
        return RecordJson.read("profile", text, Profile::of);
    }

    private static Profile of(JsonNode node) {
        Profile profile = new Profile();
        profile.first = node.path("first").asInt(NEVER);
        RecordJson.eachDays(node, "behaviours", (key, days) -> profile.add(Behaviour.parse(key), days));
        RecordJson.eachDays(node, "namespaces", profile.namespaces::add);
        RecordJson.eachDays(node, "networks", profile.networks::add);
        profile.clients.read(node.path("clients"));
        return profile;
    }

    /** Whether nothing is known of the account. */
    public boolean isEmpty() {
        return first == NEVER;
    }

    /** The account's first day; the given day where nothing is known of it. */
    public int firstDay(int day) {
        return Math.min(first, day);
    }

    /** The behaviours with their days. */
    public Map<Behaviour, DaySet> behaviours() {
        return Collections.unmodifiableMap(behaviours);
    }

    /** Days on which it did exactly this, or null. */
    public @Nullable DaySet days(Behaviour behaviour) {
        return behaviours.get(behaviour);
    }

    /**
     * Whether it did this, or what shows at least as much, after the given day.
     *
     * @param exact whether a reach contains only itself
     */
    public boolean covers(Behaviour behaviour, int after, boolean exact) {
        for (Behaviour covering : behaviour.coveredBy(exact)) {
            DaySet days = behaviours.get(covering);
            if (days != null && days.hasAfter(after)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it used the resource at the behaviour's reach, with success, after the given day. */
    public boolean succeededAt(Behaviour behaviour, int after) {
        return behaviours.entrySet().stream()
                .anyMatch(e -> e.getKey().reach() == behaviour.reach()
                        && e.getKey().outcome() == Outcome.ALLOWED
                        && isUseOf(behaviour, e, after));
    }

    /** Whether it used the resource in any way after the given day. */
    public boolean used(Behaviour behaviour, int after) {
        return behaviours.entrySet().stream().anyMatch(e -> isUseOf(behaviour, e, after));
    }

    private static boolean isUseOf(Behaviour behaviour, Map.Entry<Behaviour, DaySet> use, int after) {
        return use.getKey().subject().equals(behaviour.subject())
                && use.getValue().hasAfter(after);
    }

    /** Other namespaces (families) in which it modified or touched something sensitive, with their days. */
    public Map<String, DaySet> namespaces() {
        return namespaces.view();
    }

    /** Its clients by product. */
    public Map<String, ClientUse> clients() {
        return clients.view();
    }

    /** Its networks with their days. */
    public Map<String, DaySet> networks() {
        return networks.view();
    }

    /** Whether everything that could be learned of the call is known already, so that it is usual and costs nothing. */
    boolean holds(Observation call) {
        DaySet days = behaviours.get(call.behaviour());
        if (days == null || !days.contains(call.day())) {
            return false;
        }
        if (call.behaviour().outcome() == Outcome.DENIED) {
            return true;
        }
        return clients.holds(call.client(), call.day())
                && (call.network().isEmpty() || networks.holds(call.network(), call.day()))
                && (!call.traits().entersNamespace() || namespaces.holds(call.namespace(), call.day()));
    }

    /** Learns a call; false where the profile is full and its behaviour is a new one. */
    boolean learn(Observation call) {
        first = Math.min(first, call.day());
        boolean room = add(call.behaviour(), DaySet.of(call.day()));
        if (call.behaviour().outcome() == Outcome.DENIED) {
            return room;
        }
        clients.add(call.client(), call.day());
        if (!call.network().isEmpty()) {
            networks.add(call.network(), DaySet.of(call.day()));
        }
        if (call.traits().entersNamespace()) {
            namespaces.add(call.namespace(), DaySet.of(call.day()));
        }
        return room;
    }

    private boolean add(Behaviour behaviour, DaySet days) {
        newest = Math.max(newest, days.newest());
        DaySet known = behaviours.get(behaviour);
        boolean isDenied = behaviour.outcome() == Outcome.DENIED;
        if (known == null && (behaviours.size() >= MAX_BEHAVIOURS || (isDenied && denied >= MAX_DENIED))) {
            return false;
        }
        denied += known == null && isDenied ? 1 : 0;
        behaviours.put(behaviour, known == null ? days : known.union(days));
        return true;
    }

    @Override
    public void merge(Profile other) {
        first = Math.min(first, other.first);
        other.behaviours.forEach(this::add);
        other.namespaces.view().forEach(namespaces::add);
        other.networks.view().forEach(networks::add);
        other.clients.view().forEach(clients::add);
        forget();
    }

    /** Drops what no training period reaches any more, or it would fill the profile. */
    private void forget() {
        int before = newest - DaySet.WIDTH;
        if (behaviours.values().removeIf(days -> !days.hasAfter(before))) {
            denied = (int) behaviours.keySet().stream()
                    .filter(b -> b.outcome() == Outcome.DENIED)
                    .count();
        }
        namespaces.forget(before);
        networks.forget(before);
        clients.forget(before);
    }

    @Override
    public int newestDay() {
        return newest;
    }

    @Override
    public String toText() {
        forget();
        ObjectNode node = RecordJson.create();
        node.put("first", first);
        Map<String, DaySet> byKey = new TreeMap<>();
        behaviours.forEach((behaviour, days) -> byKey.put(behaviour.key(), days));
        RecordJson.putDays(node, "behaviours", byKey);
        RecordJson.putDays(node, "namespaces", namespaces.view());
        RecordJson.putDays(node, "networks", networks.view());
        clients.write(node.putObject("clients"));
        return RecordJson.text(node);
    }
}
