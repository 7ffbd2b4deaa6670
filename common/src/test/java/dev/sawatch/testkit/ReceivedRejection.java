package dev.sawatch.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import java.util.Locale;

/** Reads rejections as those do who empty a queue. */
public final class ReceivedRejection {
    /**
     * Reads a message.
     *
     * @param message in the form of {@link dev.sawatch.function.RejectionJson}
     */
    public static Rejection of(String message) {
        JsonNode json = AlertJson.json(message);
        return new Rejection(
                json.has("cluster") ? new Cluster(json.path("cluster").asText()) : null,
                Rejection.Reason.valueOf(json.path("reason").asText().toUpperCase(Locale.ROOT)),
                json.path("detail").asText(),
                json.path("excerpt").asText());
    }

    private ReceivedRejection() {}
}
