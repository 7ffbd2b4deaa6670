package dev.sawatch.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.Outcome;
import dev.sawatch.baseline.days.DaySet;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.Behaviour;
import dev.sawatch.state.RecordJson;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one service account does, over the last {@link DaySet#WIDTH} days: its behaviours, the other namespaces that it
 * works in, its clients and its networks.
 */
public final class Profile implements BaselineRecord<Profile> {
    /** Most behaviours that are learned, probes included; calls beyond are judged and not learned. */
    public static final int MAX_BEHAVIOURS = 2_000;

    /** Most behaviours that are learned of calls that were always refused, or never found their object. */
    public static final int MAX_PROBES = 512;

    private @Nullable DaySet days;
    private final Behaviours behaviours = new Behaviours();
    private final Whereabouts whereabouts = new Whereabouts();

    /** Reads a record's text. */
    public static Profile parse(String text) {
        return RecordJson.read("profile", text, Profile::of);
    }

    private static Profile of(JsonNode node) {
        Profile profile = new Profile();
        profile.days = node.has("days") ? DaySet.parse(node.path("days").asText()) : null;
        profile.behaviours.read(node, "behaviours");
        profile.whereabouts.read(node);
        return profile;
    }

    /** Whether nothing is known of the account. */
    public boolean isEmpty() {
        return days == null;
    }

    /** The days on which it called, as far as they are remembered; empty where nothing is known of it. */
    public Optional<DaySet> days() {
        return Optional.ofNullable(days);
    }

    /**
     * The account's first day; the given day where nothing is known of it.
     *
     * @param silence after more days without a call an account begins anew
     */
    public int firstDay(int day, int silence) {
        return days == null ? day : days.firstOfRun(day, silence);
    }

    /** The behaviours with their days. */
    public Map<Behaviour, DaySet> behaviours() {
        return behaviours.view();
    }

    /** Days on which it did exactly this, or null. */
    public @Nullable DaySet days(Behaviour behaviour) {
        return behaviours.get(behaviour);
    }

    /** Whether it did exactly this between two days, both excluded. */
    public boolean did(Behaviour behaviour, int after, int before) {
        DaySet known = behaviours.get(behaviour);
        return known != null && known.countBetween(after, before) > 0;
    }

    /** Whether it used the resource at the behaviour's reach, with success, after the given day. */
    public boolean succeededAt(Behaviour behaviour, int after) {
        return behaviours().entrySet().stream()
                .anyMatch(e -> e.getKey().reach() == behaviour.reach()
                        && e.getKey().outcome() == Outcome.ALLOWED
                        && isUseOf(behaviour, e, after));
    }

    /** Whether it used the resource in any way after the given day. */
    public boolean used(Behaviour behaviour, int after) {
        return behaviours().entrySet().stream().anyMatch(e -> isUseOf(behaviour, e, after));
    }

    private static boolean isUseOf(Behaviour behaviour, Map.Entry<Behaviour, DaySet> use, int after) {
        return use.getKey().subject().equals(behaviour.subject())
                && use.getValue().hasAfter(after);
    }

    /** With which clients, from where and in which namespaces it works. */
    public Whereabouts whereabouts() {
        return whereabouts;
    }

    /** Whether everything that could be learned of the call is known already, so that it is usual and costs nothing. */
    boolean holds(AccountCall call) {
        if (!behaviours.holds(call.behaviour(), call.day(), call.traits().notFound())) {
            return false;
        }
        return call.behaviour().outcome() == Outcome.DENIED || whereabouts.holds(call);
    }

    /** Learns a call; false where the profile is full and its behaviour is a new one. */
    boolean learn(AccountCall call) {
        DaySet day = DaySet.of(call.day());
        days = days == null ? day : days.union(day);
        boolean room = behaviours.add(call.behaviour(), day, call.traits().notFound());
        if (call.behaviour().outcome() == Outcome.ALLOWED) {
            whereabouts.learn(call);
        }
        return room;
    }

    @Override
    public void merge(Profile other) {
        days = days == null ? other.days : other.days == null ? days : days.union(other.days);
        behaviours.addAll(other.behaviours);
        whereabouts.addAll(other.whereabouts);
        forget();
    }

    /** Drops what no training period reaches any more, or it would fill the profile. */
    private void forget() {
        if (days != null) {
            behaviours.forget(days.newest() - DaySet.WIDTH);
            whereabouts.forget(days.newest() - DaySet.WIDTH);
        }
    }

    @Override
    public int newestDay() {
        return days == null ? Integer.MIN_VALUE : days.newest();
    }

    @Override
    public String toText() {
        forget();
        ObjectNode node = RecordJson.create();
        if (days != null) {
            node.put("days", days.toString());
        }
        behaviours.write(node, "behaviours");
        whereabouts.write(node);
        return RecordJson.text(node);
    }
}
