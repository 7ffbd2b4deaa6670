package dev.sawatch.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.baseline.days.DaySet;
import dev.sawatch.baseline.days.LastSeenWeeks;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.state.RecordJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who in a cluster uses a resource, and on which days anybody did. Denied and failed-for-absence calls do not count. */
public final class ResourceHistory implements BaselineRecord<ResourceHistory> {
    /** Most users that are kept by name. */
    public static final int MAX_USERS = 16;

    private @Nullable DaySet days;
    private final LastSeenWeeks users = new LastSeenWeeks(MAX_USERS);
    private final NameCounter counter = new NameCounter();

    static ResourceHistory parse(String text) {
        return RecordJson.read("resource", text, ResourceHistory::of);
    }

    private static ResourceHistory of(JsonNode node) {
        ResourceHistory history = new ResourceHistory();
        history.days = node.has("days") ? DaySet.parse(node.path("days").asText()) : null;
        history.users.read(node, "users");
        history.counter.read(node.path("counter").asText());
        return history;
    }

    /** Whether anybody used the resource after the given day. */
    public boolean usedAfter(int day) {
        return days != null && days.hasAfter(day);
    }

    /** Families that used it after the given day, by letter; at most {@value #MAX_USERS}. */
    public List<String> usersAfter(int day) {
        return users.view().entrySet().stream()
                .filter(e -> LastSeenWeeks.lastDay(e.getValue()) > day)
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    /** How many families ever used it; an estimate where they are more than are kept by name. */
    public int userCount() {
        int named = users.view().size();
        return named < MAX_USERS ? named : Math.max(named, counter.estimate());
    }

    boolean holds(AccountCall call) {
        String user = call.family().toString();
        return days != null && days.contains(call.day()) && users.holds(user, call.day()) && counter.holds(user);
    }

    void learn(AccountCall call) {
        add(DaySet.of(call.day()));
        ServiceAccount family = call.family();
        users.add(family.toString(), LastSeenWeeks.week(call.day()));
        counter.add(family.toString());
    }

    private void add(DaySet more) {
        days = days == null ? more : days.union(more);
    }

    @Override
    public void merge(ResourceHistory other) {
        if (other.days != null) {
            add(other.days);
        }
        users.addAll(other.users);
        counter.addAll(other.counter);
    }

    @Override
    public int newestDay() {
        return days == null ? Integer.MIN_VALUE : days.newest();
    }

    @Override
    public String toText() {
        ObjectNode node = RecordJson.create();
        if (days != null) {
            node.put("days", days.toString());
        }
        users.write(node, "users");
        node.put("counter", counter.write());
        return RecordJson.text(node);
    }
}
