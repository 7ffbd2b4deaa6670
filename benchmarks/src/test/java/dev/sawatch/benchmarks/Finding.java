package dev.sawatch.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.alert.AlertMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * An alert, as far as it is scored.
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
record Finding(
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
    static List<Finding> all(List<AlertMessage> alerts) {
        return alerts.stream()
                .map(Finding::of)
                .filter(finding -> !finding.auditId().isEmpty())
                .toList();
    }

    private static Finding of(AlertMessage alert) {
        try {
            JsonNode event = new ObjectMapper().readTree(alert.event());
            JsonNode data = event.path("data");
            return new Finding(
                    event.path("id").asText(),
                    data.at("/evidences/0/api/request/uid").asText(),
                    Instant.parse(event.path("time").asText()),
                    event.path("subject").asText(),
                    data.at("/evidences/0/resources/0/type").asText(),
                    data.at("/finding_info/title").asText(),
                    data.path("severity_id").asInt(),
                    data.path("confidence_id").asInt(),
                    data.at("/metadata/correlation_uid").asText(),
                    data.path("message").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LocalDate day() {
        return day(time);
    }

    static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
