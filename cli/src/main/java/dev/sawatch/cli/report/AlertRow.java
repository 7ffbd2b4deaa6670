package dev.sawatch.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.audit.Untrusted;
import java.time.Instant;

/**
 * What the table of alerts shows of one.
 *
 * @param id its id
 * @param episode id of the first alert of its episode
 * @param time time of its call
 * @param severity OCSF's caption
 * @param confidence OCSF's caption
 * @param message the sentence that says what happened
 * @param auditId audit ID of its call
 */
public record AlertRow(
        String id, String episode, Instant time, String severity, String confidence, String message, String auditId) {
    /** So many characters of an audit ID tell it from others of a log. */
    public static final int SHORT_ID = 8;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static AlertRow of(AlertMessage message) {
        JsonNode event = parse(message);
        JsonNode finding = event.path("data");
        return new AlertRow(
                message.id(),
                finding.path("metadata").path("correlation_uid").asText(message.id()),
                Instant.parse(event.path("time").asText()),
                finding.path("severity").asText(),
                finding.path("confidence").asText(),
                finding.path("message").asText(),
                finding.at("/evidences/0/api/request/uid").asText());
    }

    /** Whether it is the first of its episode. */
    public boolean isFirst() {
        return id.equals(episode);
    }

    /** The beginning of the audit ID, as the table shows it. */
    String shortAuditId() {
        return Untrusted.line(auditId.substring(0, Math.min(SHORT_ID, auditId.length())));
    }

    private static JsonNode parse(AlertMessage message) {
        try {
            return MAPPER.readTree(message.event());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert that is not JSON: " + message.id(), e);
        }
    }
}
