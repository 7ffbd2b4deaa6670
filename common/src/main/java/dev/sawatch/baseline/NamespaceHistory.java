package dev.sawatch.baseline;

import com.fasterxml.jackson.databind.JsonNode;

/** Since when a namespace, or a family of them, is known in a cluster. */
public final class NamespaceHistory implements BaselineRecord<NamespaceHistory> {
    private static final int NEVER = Integer.MAX_VALUE;

    private int first = NEVER;
    private int week = Integer.MIN_VALUE;

    static NamespaceHistory parse(String text) {
        return RecordJson.read("namespace", text, NamespaceHistory::of);
    }

    private static NamespaceHistory of(JsonNode node) {
        NamespaceHistory history = new NamespaceHistory();
        history.first = node.path("first").asInt(NEVER);
        history.week = node.path("week").asInt(Integer.MIN_VALUE);
        return history;
    }

    /** First day on which a call aimed at it; the given day where none did before. */
    public int firstDay(int day) {
        return Math.min(first, day);
    }

    boolean holds(Observation call) {
        return first <= call.day() && week >= Weekly.week(call.day());
    }

    void learn(Observation call) {
        first = Math.min(first, call.day());
        week = Math.max(week, Weekly.week(call.day()));
    }

    @Override
    public void merge(NamespaceHistory other) {
        first = Math.min(first, other.first);
        week = Math.max(week, other.week);
    }

    @Override
    public int newestDay() {
        return week == Integer.MIN_VALUE ? Integer.MIN_VALUE : Weekly.lastDay(week);
    }

    @Override
    public String toText() {
        return RecordJson.text(RecordJson.create().put("first", first).put("week", week));
    }
}
