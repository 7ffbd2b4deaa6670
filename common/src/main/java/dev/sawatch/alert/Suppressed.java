package dev.sawatch.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.Untrusted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Unusual calls that were not alerted, because an alert about the same was not old enough. Kept with that alert and told
 * by the next one.
 *
 * @param count how many
 * @param last time of the latest, or null where there are none
 * @param calls up to {@value #MAX_CALLS} different ones, in words, cut
 * @param recent ids of those counted last, so that a call delivered twice counts once
 */
public record Suppressed(int count, @Nullable Instant last, List<String> calls, List<String> recent) {
    /** None. */
    public static final Suppressed NONE = new Suppressed(0, null, List.of(), List.of());

    private static final int MAX_CALLS = 10;
    private static final int MAX_RECENT = 64;

    /** These and one more; the same object where that one is counted already. */
    public Suppressed with(String id, Instant time, String words) {
        if (recent.contains(id)) {
            return this;
        }
        String call = Untrusted.entry(words);
        List<String> moreCalls = new ArrayList<>(calls);
        if (moreCalls.size() < MAX_CALLS && !moreCalls.contains(call)) {
            moreCalls.add(call);
        }
        return new Suppressed(count + 1, last == null || time.isAfter(last) ? time : last, moreCalls, withRecent(id));
    }

    /** None, now that an alert tells these; they and the alert of the given id are not counted again. */
    public Suppressed told(String alertId) {
        return new Suppressed(0, null, List.of(), withRecent(alertId));
    }

    private List<String> withRecent(String id) {
        List<String> more = new ArrayList<>(recent);
        more.add(id);
        return more.size() > MAX_RECENT ? more.subList(1, more.size()) : more;
    }

    public void write(ObjectNode node) {
        if (last != null) {
            node.put("count", count).put("last", last.toString());
            calls.forEach(node.putArray("calls")::add);
        }
        if (!recent.isEmpty()) {
            recent.forEach(node.putArray("recent")::add);
        }
    }

    public static Suppressed read(JsonNode node) {
        return new Suppressed(
                node.path("count").asInt(),
                node.has("last") ? Instant.parse(node.path("last").asText()) : null,
                texts(node.path("calls")),
                texts(node.path("recent")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
