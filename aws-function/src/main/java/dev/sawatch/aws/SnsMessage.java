package dev.sawatch.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.DeliveryException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An alert as SNS takes it. What is over {@value #MAX_BYTES} bytes loses, one after the other until it fits: the text's
 * lines after the first, and from the finding {@code remediation}, {@code anomaly_analyses}, {@code evidences}. The
 * alerts of this version stay far below; the rule is there so that none is ever refused.
 */
final class SnsMessage {
    /** 256 KiB for the message and its attributes (Amazon SNS API reference), less room for the attributes. */
    static final int MAX_BYTES = 256 * 1024 - 8 * 1024;

    /** Fewer than 100 characters of ASCII without line breaks (Amazon SNS API reference, Publish). */
    private static final int MAX_SUBJECT = 99;

    private static final List<String> DISPENSABLE = List.of("remediation", "anomaly_analyses", "evidences");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static String subject(AlertMessage message) {
        String line = firstLine(message.text()).replaceAll("[^ -~]", "?").strip();
        String subject = "Sawatch: " + (line.isEmpty() ? "alert " + message.id() : line);
        return subject.length() <= MAX_SUBJECT ? subject : subject.substring(0, MAX_SUBJECT - 3) + "...";
    }

    /** The {@code Message} of MessageStructure {@code json}. */
    static String body(AlertMessage message) {
        try {
            String body = body(message.event(), message.text());
            return fits(body) ? body : shortened(message);
        } catch (JsonProcessingException e) {
            throw new DeliveryException("alert " + message.id() + " is no JSON", e);
        }
    }

    private static String shortened(AlertMessage message) throws JsonProcessingException {
        String line = firstLine(message.text());
        JsonNode event = MAPPER.readTree(message.event());
        String body = body(message.event(), line);
        for (String part : DISPENSABLE) {
            if (!fits(body) && event.path("data") instanceof ObjectNode finding) {
                finding.remove(part);
                body = body(event.toString(), line);
            }
        }
        return body;
    }

    private static String body(String event, String text) throws JsonProcessingException {
        return MAPPER.writeValueAsString(Map.of("default", event, "email", text.isEmpty() ? event : text));
    }

    private static boolean fits(String body) {
        return body.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private SnsMessage() {}
}
