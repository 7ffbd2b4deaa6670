package dev.sawatch.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.Rating;
import dev.sawatch.alert.Suppressed;
import dev.sawatch.detection.Confidence;
import dev.sawatch.detection.Severity;
import dev.sawatch.state.RecordJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The last alert about one thing, or the gravest.
 *
 * @param alertId the alert's id
 * @param first time of its call
 * @param rating the gravest of the alerts that it stands for
 * @param pending the alert itself while it may not have been published; null once it certainly was
 * @param suppressed what it has kept quiet since
 */
record LedgerEntry(
        String alertId,
        Instant first,
        Rating rating,
        @Nullable AlertMessage pending,
        Suppressed suppressed) {

    /** Whether an unusual call of this time and gravity is kept quiet by this alert. */
    boolean suppresses(Instant time, Rating other, Duration dedup) {
        return spans(time, dedup) && !other.exceeds(rating);
    }

    /** Whether its time is not over. */
    boolean spans(Instant time, Duration dedup) {
        return Duration.between(first, time).abs().compareTo(dedup) < 0;
    }

    boolean isOf(String id) {
        return alertId.equals(id);
    }

    LedgerEntry published() {
        return new LedgerEntry(alertId, first, rating, null, suppressed);
    }

    LedgerEntry with(Suppressed more) {
        return new LedgerEntry(alertId, first, rating, pending, more);
    }

    String toText() {
        ObjectNode node = RecordJson.create()
                .put("state", pending == null ? "PUBLISHED" : "PENDING")
                .put("id", alertId)
                .put("first", first.toString())
                .put("severity", rating.severity().name())
                .put("confidence", rating.confidence().name());
        if (pending != null) {
            ObjectNode message =
                    node.putObject("alert").put("event", pending.event()).put("text", pending.text());
            ObjectNode attributes = message.putObject("attributes");
            new TreeMap<>(pending.attributes()).forEach(attributes::put);
        }
        suppressed.write(node.putObject("suppressed"));
        return RecordJson.text(node);
    }

    static LedgerEntry parse(String text) {
        return RecordJson.read("ledger", text, LedgerEntry::of);
    }

    private static LedgerEntry of(JsonNode node) {
        String id = node.path("id").asText();
        return new LedgerEntry(
                id,
                Instant.parse(node.path("first").asText()),
                new Rating(
                        Severity.valueOf(node.path("severity").asText()),
                        Confidence.valueOf(node.path("confidence").asText())),
                node.has("alert") ? message(id, node.path("alert")) : null,
                Suppressed.read(node.path("suppressed")));
    }

    private static AlertMessage message(String id, JsonNode node) {
        Map<String, String> attributes = new TreeMap<>();
        node.path("attributes")
                .properties()
                .forEach(e -> attributes.put(e.getKey(), e.getValue().asText()));
        return new AlertMessage(
                id, node.path("event").asText(), node.path("text").asText(), attributes);
    }
}
