package dev.sawatch.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.baseline.days.BoundedMap;
import dev.sawatch.baseline.days.DaySet;
import dev.sawatch.baseline.days.LastSeenWeeks;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.AccountKind;
import dev.sawatch.behaviour.Behaviour;
import dev.sawatch.behaviour.Reach;
import dev.sawatch.behaviour.VerbClass;
import dev.sawatch.state.RecordJson;

/**
 * What the accounts of one {@linkplain AccountKind kind} do: behaviours, in another namespace with that namespace's
 * family. Over its bounds it knows nothing any more, and then it explains nothing either.
 */
public final class CohortHistory implements BaselineRecord<CohortHistory> {
    private static final int MAX_BEHAVIOURS = 2_000;
    private static final int MAX_LENGTH = 250_000;

    private final BoundedMap<Members> behaviours =
            new BoundedMap<>(MAX_BEHAVIOURS, Members::union, members -> LastSeenWeeks.lastDay(members.week()));
    private int week = Integer.MIN_VALUE;

    static CohortHistory parse(String text) {
        return RecordJson.read("cohort", text, CohortHistory::of);
    }

    private static CohortHistory of(JsonNode node) {
        CohortHistory history = new CohortHistory();
        history.behaviours.read(node, "behaviours", Members::read);
        history.week = node.path("week").asInt(Integer.MIN_VALUE);
        return history;
    }

    /** Whether it is kept who does this: only what may be ordinary, for nobody is excused for what others do with secrets. */
    public static boolean concerns(AccountCall call) {
        Behaviour behaviour = call.behaviour();
        return !call.traits().sensitive()
                && !behaviour.isPath()
                && behaviour.reach() != Reach.SYSTEM
                && (behaviour.verb().isRead()
                        || behaviour.verb() == VerbClass.CREATE
                        || behaviour.verb() == VerbClass.CHANGE);
    }

    /** Whether there is more than can be kept, so that it explains nothing. */
    public boolean isMany() {
        return behaviours.isMany();
    }

    /**
     * How many other accounts of the kind did what covers the call, in that very namespace where it is another one, before
     * its day; at most as many as are kept of each behaviour.
     *
     * @param after what nobody did after this day is forgotten
     */
    public int othersThatDid(AccountCall call, int after) {
        int most = 0;
        for (Behaviour covering : call.behaviour().coveredBy(false)) {
            Members members = behaviours.get(key(covering, call.namespace()));
            if (members != null && LastSeenWeeks.lastDay(members.week()) > after) {
                most = Math.max(most, members.othersBefore(call.family().toString(), call.day()));
            }
        }
        return most;
    }

    boolean holds(AccountCall call) {
        Members members = behaviours.get(key(call.behaviour(), call.namespace()));
        boolean known = members != null && members.holds(call.family().toString(), call.day());
        return known || (behaviours.isMany() && week >= LastSeenWeeks.week(call.day()));
    }

    void learn(AccountCall call) {
        week = Math.max(week, LastSeenWeeks.week(call.day()));
        behaviours.add(
                key(call.behaviour(), call.namespace()),
                Members.of(call.family().toString(), call.day()));
    }

    private static String key(Behaviour behaviour, String namespace) {
        return behaviour.reach() == Reach.OTHER ? behaviour.key() + " " + namespace : behaviour.key();
    }

    @Override
    public void merge(CohortHistory other) {
        week = Math.max(week, other.week);
        behaviours.addAll(other.behaviours);
    }

    @Override
    public int newestDay() {
        return week == Integer.MIN_VALUE ? Integer.MIN_VALUE : LastSeenWeeks.lastDay(week);
    }

    @Override
    public String toText() {
        String text = write();
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        behaviours.becomeMany();
        return write();
    }

    private String write() {
        if (week != Integer.MIN_VALUE) {
            behaviours.forget(newestDay() - DaySet.WIDTH);
        }
        ObjectNode node = RecordJson.create().put("week", week);
        behaviours.write(node, "behaviours", (to, e) -> e.getValue().write(to.putObject(e.getKey())));
        return RecordJson.text(node);
    }
}
