package dev.sawatch.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.baseline.RecordJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What an on-call engineer counts as one: the alerts of one account that begin within a day of its first.
 *
 * @param first time of its first alert
 * @param ids ids of its alerts, at most {@value #MAX_IDS}
 * @param more how many beyond those
 */
record Episode(Instant first, List<String> ids, int more) {
    private static final int MAX_IDS = 32;
    private static final Duration LENGTH = Duration.ofHours(24);

    /**
     * An alert's place in its episode.
     *
     * @param id the episode's id: that of its first alert
     * @param earlier how many of its alerts came before
     */
    public record Place(String id, int earlier) {
        /** Whether the alert opens the episode. */
        public boolean isFirst() {
            return earlier == 0;
        }
    }

    static Episode begin(String alertId, Instant time) {
        return new Episode(time, List.of(alertId), 0);
    }

    /** Whether an alert of this time belongs to it, late ones included. */
    boolean spans(Instant time) {
        return Duration.between(first, time).abs().compareTo(LENGTH) < 0;
    }

    boolean isAfter(Instant time) {
        return first.isAfter(time);
    }

    /** The episode with the alert; the same object where that one is in it already. */
    Episode join(String alertId) {
        if (ids.contains(alertId)) {
            return this;
        } else if (ids.size() >= MAX_IDS) {
            return new Episode(first, ids, more + 1);
        }
        List<String> joined = new ArrayList<>(ids);
        joined.add(alertId);
        return new Episode(first, joined, more);
    }

    Place place(String alertId) {
        int index = ids.indexOf(alertId);
        return new Place(ids.get(0), index >= 0 ? index : ids.size() + more - 1);
    }

    String toText() {
        ObjectNode node = RecordJson.create().put("first", first.toString()).put("more", more);
        ids.forEach(node.putArray("ids")::add);
        return RecordJson.text(node);
    }

    static Episode parse(String text) {
        return RecordJson.read("episode", text, Episode::of);
    }

    private static Episode of(JsonNode node) {
        List<String> ids = new ArrayList<>();
        node.path("ids").forEach(id -> ids.add(id.asText()));
        return new Episode(
                Instant.parse(node.path("first").asText()),
                ids,
                node.path("more").asInt());
    }
}
