package dev.sawatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.alert.AlertMessage;

/** Reads alerts as subscribers do. */
public final class AlertJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Any JSON. */
    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    /** The CloudEvent. */
    public static JsonNode event(AlertMessage alert) {
        return json(alert.event());
    }

    /** The OCSF finding. */
    public static JsonNode data(AlertMessage alert) {
        return event(alert).path("data");
    }

    /** Alert id of a CloudEvent. */
    public static String id(JsonNode event) {
        return event.path("id").asText();
    }

    /** {@code NAMESPACE/NAME} of the account that a CloudEvent is about; empty where it is about none. */
    public static String account(JsonNode event) {
        return event.path("subject").asText();
    }

    /** Audit ID of the call that a CloudEvent is about; empty where it is about none. */
    public static String auditId(JsonNode event) {
        return event.at("/data/evidences/0/api/request/uid").asText();
    }

    /** Id of the episode that a CloudEvent belongs to. */
    public static String episode(JsonNode event) {
        return event.at("/data/metadata/correlation_uid").asText();
    }

    /** What was unusual of the call that a CloudEvent is about. */
    public static String behaviour(JsonNode event) {
        return event.at("/data/anomaly_analyses/0/anomalies/0/observations/0/value")
                .asText();
    }

    /** On how many days, as the CloudEvent says, the log showed no reads. */
    public static int daysWithoutReads(JsonNode event) {
        for (JsonNode baseline : event.at("/data/anomaly_analyses/0/baselines")) {
            if (baseline.path("observation_parameter").asText().equals("reads_in_log")) {
                return baseline.at("/observations/0/count").asInt();
            }
        }
        return 0;
    }

    /** What is unknown is left out, never null or empty. */
    public static void assertNothingEmpty(JsonNode node, String path) {
        boolean empty = node.isNull()
                || (node.isContainerNode() ? node.isEmpty() : node.asText().isEmpty());
        assertThat(empty).as(path).isFalse();
        node.properties().forEach(e -> assertNothingEmpty(e.getValue(), path + "." + e.getKey()));
        if (node.isArray()) {
            node.forEach(element -> assertNothingEmpty(element, path + "[]"));
        }
    }

    private AlertJson() {}
}
