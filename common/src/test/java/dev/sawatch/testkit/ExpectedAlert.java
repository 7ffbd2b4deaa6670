package dev.sawatch.testkit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.detection.Signal;
import dev.sawatch.detection.Variation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * What matters of an alert.
 *
 * @param auditID of its call
 * @param account {@code NAMESPACE/NAME} of the account that it is about; empty for the notice of the breaker
 * @param variation as in attributes: {@code unusual_resource}, or {@code breaker}
 * @param confidence {@code High}, {@code Medium} or {@code Low}
 * @param severity such as {@code Informational}
 * @param also the other variations that apply
 * @param signals lower case, in their order
 * @param episode audit ID of the episode's first alert, where this is not it
 * @param suppressed calls that the alert before kept quiet
 * @param unread days on which the log showed no reads
 */
@JsonPropertyOrder({
    "auditID",
    "account",
    "variation",
    "confidence",
    "severity",
    "also",
    "signals",
    "episode",
    "suppressed",
    "unread"
})
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record ExpectedAlert(
        String auditID,
        String account,
        String variation,
        String confidence,
        String severity,
        List<String> also,
        List<String> signals,
        String episode,
        int suppressed,
        int unread) {

    /**
     * Reads an alert as it was published.
     *
     * @param event its CloudEvent
     * @param auditIdOfAlert audit IDs of the alerts before it, by alert id; takes up this one's
     */
    static ExpectedAlert of(JsonNode event, Map<String, String> auditIdOfAlert) {
        JsonNode data = event.path("data");
        String auditId = AlertJson.auditId(event);
        String id = AlertJson.id(event);
        auditIdOfAlert.put(id, auditId);
        String episode = AlertJson.episode(event);
        List<String> types = StreamSupport.stream(
                        data.path("finding_info").path("types").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return new ExpectedAlert(
                auditId,
                AlertJson.account(event),
                types.get(0),
                data.path("confidence").asText(),
                data.path("severity").asText(),
                of(types.subList(1, types.size()), Variation.values()),
                of(types, Signal.values()),
                episode.equals(id) ? "" : auditIdOfAlert.getOrDefault(episode, "unknown"),
                data.path("finding_info").path("related_events_count").asInt(),
                AlertJson.daysWithoutReads(event));
    }

    private static List<String> of(List<String> types, Enum<?>[] constants) {
        List<String> labels = new ArrayList<>();
        Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .filter(types::contains)
                .forEach(labels::add);
        return labels;
    }
}
