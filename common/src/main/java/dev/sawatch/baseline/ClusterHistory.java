package dev.sawatch.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** On which days a cluster was watched, and which networks its accounts call from. */
public final class ClusterHistory implements BaselineRecord<ClusterHistory> {
    /** From so many accounts on a network is the cluster's own; so many are kept. */
    public static final int COMMON_NETWORK = 3;

    private static final int MAX_NETWORKS = 64;

    private @Nullable DaySet days;
    private final Map<String, NetworkUse> networks = new HashMap<>();

    /** Reads a record's text. */
    public static ClusterHistory parse(String text) {
        return RecordJson.read("cluster", text, ClusterHistory::of);
    }

    private static ClusterHistory of(JsonNode node) {
        ClusterHistory history = new ClusterHistory();
        history.days = node.has("days") ? DaySet.parse(node.path("days").asText()) : null;
        node.path("networks").properties().forEach(e -> {
            SortedSet<String> users = new TreeSet<>();
            e.getValue().path("users").forEach(user -> users.add(user.asText()));
            DaySet used = DaySet.parse(e.getValue().path("days").asText());
            history.add(e.getKey(), new NetworkUse(used, users));
        });
        return history;
    }

    /** Number of days with events after {@code from} and before {@code to}. */
    public int daysBetween(int from, int to) {
        return days == null ? 0 : days.countBetween(from, to);
    }

    /** Whether at least {@value #COMMON_NETWORK} accounts call from the network. */
    public boolean isCommon(String network) {
        NetworkUse use = networks.get(network);
        return use != null && use.users().size() >= COMMON_NETWORK;
    }

    boolean holdsDay(int day) {
        return days != null && days.contains(day);
    }

    boolean holdsNetwork(Observation call) {
        NetworkUse use = networks.get(call.network());
        return use != null
                && use.days().contains(call.day())
                && use.holds(call.family().toString());
    }

    void learnDay(int day) {
        add(DaySet.of(day));
    }

    void learnNetwork(Observation call) {
        SortedSet<String> user = new TreeSet<>();
        user.add(call.family().toString());
        add(call.network(), new NetworkUse(DaySet.of(call.day()), user));
    }

    private void add(DaySet more) {
        days = days == null ? more : days.union(more);
    }

    private void add(String network, NetworkUse use) {
        networks.merge(network, use, NetworkUse::union);
        if (networks.size() > MAX_NETWORKS) {
            networks.remove(DayMap.oldest(networks, u -> u.days().newest()));
        }
    }

    @Override
    public void merge(ClusterHistory other) {
        if (other.days != null) {
            add(other.days);
        }
        other.networks.forEach(this::add);
    }

    @Override
    public int newestDay() {
        return days == null ? Integer.MIN_VALUE : days.newest();
    }

    @Override
    public String toText() {
        int before = newestDay() - DaySet.WIDTH;
        networks.values().removeIf(use -> !use.days().hasAfter(before));
        ObjectNode node = RecordJson.create();
        if (days != null) {
            node.put("days", days.toString());
        }
        ObjectNode byName = node.putObject("networks");
        new TreeMap<>(networks).forEach((name, use) -> {
            ObjectNode object = byName.putObject(name).put("days", use.days().toString());
            use.users().forEach(object.putArray("users")::add);
        });
        return RecordJson.text(node);
    }

    /** Days on which a network was used and up to {@value #COMMON_NETWORK} of its users, the first by letter. */
    private record NetworkUse(DaySet days, SortedSet<String> users) {
        boolean holds(String user) {
            return users.contains(user) || (users.size() >= COMMON_NETWORK && user.compareTo(users.last()) > 0);
        }

        NetworkUse union(NetworkUse other) {
            SortedSet<String> merged = new TreeSet<>(users);
            merged.addAll(other.users);
            while (merged.size() > COMMON_NETWORK) {
                merged.remove(merged.last());
            }
            return new NetworkUse(days.union(other.days), merged);
        }
    }
}
