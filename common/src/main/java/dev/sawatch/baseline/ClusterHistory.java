package dev.sawatch.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.baseline.days.BoundedMap;
import dev.sawatch.baseline.days.DaySet;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.state.RecordJson;
import org.jspecify.annotations.Nullable;

/**
 * On which days a cluster was watched and showed reads, which networks its accounts call from, and whose pods change
 * addresses.
 */
public final class ClusterHistory implements BaselineRecord<ClusterHistory> {
    /** From so many other accounts on a network is the cluster's own. */
    public static final int COMMON = 3;

    private static final int MAX_NETWORKS = 64;

    private @Nullable DaySet days;
    private final BoundedMap<NetworkUse> networks =
            new BoundedMap<>(MAX_NETWORKS, NetworkUse::union, use -> use.days().newest());
    private final Wanderers wanderers = new Wanderers();
    private final ShownReads shownReads = new ShownReads();

    /** Reads a record's text. */
    public static ClusterHistory parse(String text) {
        return RecordJson.read("cluster", text, ClusterHistory::of);
    }

    private static ClusterHistory of(JsonNode node) {
        ClusterHistory history = new ClusterHistory();
        history.days = node.has("days") ? DaySet.parse(node.path("days").asText()) : null;
        history.networks.read(node, "networks", NetworkUse::read);
        history.wanderers.read(node, "two_places");
        history.shownReads.read(node);
        return history;
    }

    /** Number of days with events after {@code from} and before {@code to}. */
    public int daysBetween(int from, int to) {
        return days == null ? 0 : days.countBetween(from, to);
    }

    /** Whether enough other accounts call from the call's network; also where there are too many networks to tell. */
    public boolean isCommonNetwork(AccountCall call) {
        return networks.isMany() || othersFrom(call) >= COMMON;
    }

    /** How many other accounts call from the call's network; no more than {@value #COMMON} or one more are told. */
    public int othersFrom(AccountCall call) {
        NetworkUse use = networks.get(call.network());
        return use == null ? 0 : NetworkUse.without(use.users(), call.family().toString());
    }

    /** Whether there are more networks than are kept, so that none is remarkable. */
    public boolean hasManyNetworks() {
        return networks.isMany();
    }

    /** Whether enough other built-in controllers call from the call's network. */
    public boolean isControllersNetwork(AccountCall call) {
        NetworkUse use = networks.get(call.network());
        return use != null
                && NetworkUse.without(use.controllers(), call.family().toString()) >= COMMON;
    }

    /** Whether pods of this cluster change addresses, so that seeing one do it says nothing. */
    public boolean hasWanderingPods(int day) {
        return wanderers.areMany(day);
    }

    /**
     * Number of days with many writes and no {@code get} or {@code list} of any account since the last one: the source of
     * the log seems to leave reads out. 0 where it shows them. A day that is not over counts only where no read was shown
     * in the training period.
     *
     * @param day day on which that is asked
     * @param before the last day before the training period
     */
    public int unreadDays(int day, int before) {
        return shownReads.unreadDays(day, before);
    }

    /** Whether the call's day is known, and what it says of the log's source. */
    boolean holdsDay(AccountCall call) {
        return days != null && days.contains(call.day()) && shownReads.holds(call);
    }

    /** Whether that goes for all calls like it, of the same day. */
    boolean holdsDayOfAllLike(AccountCall call) {
        return shownReads.holdsAllLike(call);
    }

    void learnDay(AccountCall call) {
        add(DaySet.of(call.day()));
        shownReads.learn(call);
    }

    boolean holdsNetwork(AccountCall call) {
        NetworkUse use = networks.get(call.network());
        return networks.isMany()
                || (use != null
                        && use.holds(call.family().toString(), call.traits().builtIn(), call.day()));
    }

    void learnNetwork(AccountCall call) {
        networks.add(
                call.network(),
                NetworkUse.by(call.family().toString(), call.traits().builtIn(), call.day()));
    }

    boolean holdsWanderer(AccountCall call) {
        return wanderers.holds(call.family().toString(), call.day());
    }

    void learnWanderer(AccountCall call) {
        wanderers.add(call.family().toString(), call.day());
    }

    private void add(DaySet more) {
        days = days == null ? more : days.union(more);
    }

    @Override
    public void merge(ClusterHistory other) {
        if (other.days != null) {
            add(other.days);
        }
        networks.addAll(other.networks);
        wanderers.addAll(other.wanderers);
        shownReads.addAll(other.shownReads);
    }

    @Override
    public int newestDay() {
        return days == null ? Integer.MIN_VALUE : days.newest();
    }

    @Override
    public String toText() {
        ObjectNode node = RecordJson.create();
        if (days != null) {
            networks.forget(days.newest() - DaySet.WIDTH);
            shownReads.forget(days.newest() - DaySet.WIDTH);
            node.put("days", days.toString());
        }
        networks.write(node, "networks", (to, e) -> e.getValue().write(to.putObject(e.getKey())));
        wanderers.write(node, "two_places");
        shownReads.write(node);
        return RecordJson.text(node);
    }
}
