package dev.sawatch.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.baseline.days.Weeks;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.state.RecordJson;

/** Since when a namespace, or a family of them, is known in a cluster, and what was rolled out in it. */
public final class NamespaceHistory implements BaselineRecord<NamespaceHistory> {
    private final Weeks weeks = new Weeks();
    private final Rollouts rollouts = new Rollouts();

    static NamespaceHistory parse(String text) {
        return RecordJson.read("namespace", text, NamespaceHistory::of);
    }

    private static NamespaceHistory of(JsonNode node) {
        NamespaceHistory history = new NamespaceHistory();
        history.weeks.read(node, "days");
        history.rollouts.read(node, "rollouts");
        return history;
    }

    /**
     * First day on which a call aimed at it, or one of its accounts called; the given day where none did before.
     *
     * @param silence after more days without a call it begins anew
     */
    public int firstDay(int day, int silence) {
        return weeks.firstDay(day, silence);
    }

    /** What was rolled out in it. */
    public Rollouts rollouts() {
        return rollouts;
    }

    boolean holdsDay(int day) {
        return weeks.holds(day);
    }

    void learnDay(int day) {
        weeks.add(day);
    }

    boolean holdsRollout(AccountCall call) {
        return rollouts.holds(call.traits().rollout(), call.event().received());
    }

    void learnRollout(AccountCall call) {
        rollouts.add(call.traits().rollout(), call.event().received().getEpochSecond());
    }

    @Override
    public void merge(NamespaceHistory other) {
        weeks.addAll(other.weeks);
        rollouts.addAll(other.rollouts);
    }

    @Override
    public int newestDay() {
        return weeks.newestDay();
    }

    @Override
    public String toText() {
        ObjectNode node = RecordJson.create();
        weeks.write(node, "days");
        rollouts.write(node, "rollouts");
        return RecordJson.text(node);
    }
}
