package dev.sawatch.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.DeliveryException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An alert in the form that a topic takes, within the topic's limit. What is over it loses, one after the other until it
 * fits: the text's lines after the first, and from the finding {@code remediation}, {@code anomaly_analyses}, {@code
 * evidences}. The alerts of this version stay far below; the rule is there so that none is ever refused.
 */
public final class AlertBody {
    private static final List<String> DISPENSABLE = List.of("remediation", "anomaly_analyses", "evidences");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** How a topic takes an alert. */
    @FunctionalInterface
    public interface Form {
        /**
         * What is sent.
         *
         * @param event the CloudEvent
         * @param text the same for people
         */
        String of(String event, String text);
    }

    /**
     * What is sent of an alert.
     *
     * @param maxBytes in UTF-8
     */
    public static String of(AlertMessage message, int maxBytes, Form form) {
        String body = form.of(message.event(), message.text());
        return fits(body, maxBytes) ? body : shortened(message, maxBytes, form);
    }

    private static String shortened(AlertMessage message, int maxBytes, Form form) {
        String line = AlertSubject.firstLine(message);
        JsonNode event = event(message);
        String body = form.of(message.event(), line);
        for (String part : DISPENSABLE) {
            if (!fits(body, maxBytes) && event.path("data") instanceof ObjectNode finding) {
                finding.remove(part);
                body = form.of(event.toString(), line);
            }
        }
        return body;
    }

    private static JsonNode event(AlertMessage message) {
        try {
            return MAPPER.readTree(message.event());
        } catch (JsonProcessingException e) {
            throw new DeliveryException("alert " + message.id() + " is no JSON", e);
        }
    }

    private static boolean fits(String body, int maxBytes) {
        return body.getBytes(StandardCharsets.UTF_8).length <= maxBytes;
    }

    private AlertBody() {}
}
