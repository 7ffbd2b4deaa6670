package dev.sawatch.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.alert.AlertMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * An alert, as a subscriber reads it.
 *
 * @param id alert id
 * @param auditId of its call
 * @param time of its call
 * @param account the service account
 * @param resource type of the object that the call aimed at
 * @param title of its variation
 * @param severity {@code severity_id} of OCSF
 * @param confidence {@code confidence_id} of OCSF
 * @param episode id of the episode that it belongs to
 * @param message the alert in a sentence
 */
public record Finding(
        String id,
        String auditId,
        Instant time,
        String account,
        String resource,
        String title,
        int severity,
        int confidence,
        String episode,
        String message) {

    /** Reads alerts as subscribers do; those about Sawatch itself, which are of no call, are left out. */
    public static List<Finding> all(List<AlertMessage> alerts) {
        return alerts.stream()
                .map(Finding::of)
                .filter(finding -> !finding.auditId().isEmpty())
                .toList();
    }

    private static Finding of(AlertMessage alert) {
        JsonNode event = AlertJson.event(alert);
        JsonNode data = event.path("data");
        return new Finding(
                AlertJson.id(event),
                AlertJson.auditId(event),
                Instant.parse(event.path("time").asText()),
                AlertJson.account(event),
                data.at("/evidences/0/resources/0/type").asText(),
                data.at("/finding_info/title").asText(),
                data.path("severity_id").asInt(),
                data.path("confidence_id").asInt(),
                AlertJson.episode(event),
                data.path("message").asText());
    }

    /** Day (UTC) of its call. */
    public LocalDate day() {
        return day(time);
    }

    /** Day (UTC) of a time. */
    public static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
