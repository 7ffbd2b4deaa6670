package dev.sawatch.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.alert.EpisodePlace;
import dev.sawatch.detection.Confidence;
import dev.sawatch.state.RecordJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an on-call engineer counts as one: the alerts of one account that begin within a day of its first.
 *
 * @param first time of its first alert
 * @param confidence the highest of those that paged; Low where none did
 * @param ids ids of its alerts, in the order in which they joined. All of them, for who is not among them was never
 *     claimed; the breaker's bound on an account bounds them
 * @param paged ids of those that paged: at most one of Medium and one of High confidence, or a few where instances race
 */
record Episode(Instant first, Confidence confidence, List<String> ids, List<String> paged) {
    private static final Duration LENGTH = Duration.ofHours(24);

    static Episode begin(String alertId, Instant time) {
        return new Episode(time, Confidence.LOW, List.of(alertId), List.of());
    }

    /** Whether an alert of this time belongs to it, late ones included. */
    boolean spans(Instant time) {
        return Duration.between(first, time).abs().compareTo(LENGTH) < 0;
    }

    boolean isAfter(Instant time) {
        return first.isAfter(time);
    }

    boolean has(String alertId) {
        return ids.contains(alertId);
    }

    /** Whether it has as many alerts as people will read; one that pages is taken all the same. */
    boolean refuses(String alertId, Confidence of, int bound) {
        return ids.size() >= bound && !has(alertId) && !exceeds(of);
    }

    private boolean exceeds(Confidence other) {
        return other.compareTo(confidence) > 0;
    }

    /** The episode with the alert; the same object where that one is in it already. */
    Episode join(String alertId) {
        return has(alertId) ? this : new Episode(first, confidence, with(ids, alertId), paged);
    }

    /** The episode once an alert that pages is certain to be published; the same object where that was known. */
    Episode paging(String alertId, Confidence of) {
        return paged.contains(alertId)
                ? this
                : new Episode(first, exceeds(of) ? of : confidence, ids, with(paged, alertId));
    }

    private static List<String> with(List<String> ids, String id) {
        return Stream.concat(ids.stream(), Stream.of(id)).toList();
    }

    EpisodePlace place(String alertId, Confidence of) {
        return new EpisodePlace(ids.get(0), ids.indexOf(alertId), paged.contains(alertId) || exceeds(of));
    }

    String toText() {
        ObjectNode node = RecordJson.create().put("first", first.toString()).put("confidence", confidence.name());
        ids.forEach(node.putArray("ids")::add);
        paged.forEach(node.putArray("paged")::add);
        return RecordJson.text(node);
    }

    static Episode parse(String text) {
        return RecordJson.read("episode", text, Episode::of);
    }

    private static Episode of(JsonNode node) {
        return new Episode(
                Instant.parse(node.path("first").asText()),
                Confidence.valueOf(node.path("confidence").asText()),
                texts(node.path("ids")),
                texts(node.path("paged")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
