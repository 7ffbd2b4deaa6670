package dev.sawatch.gcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.testkit.EnvelopeWriter;
import dev.sawatch.testkit.GkeEntries;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Wraps audit events as Cloud Logging and Pub/Sub do. A delivery is bodies of pushes, one a line: one push of all entries
 * that belong into one batch, and one for each text that is no JSON.
 */
final class GkeWriter implements EnvelopeWriter {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public Cluster cluster() {
        return GkeEntries.CLUSTER;
    }

    @Override
    public byte[] delivery(List<String> events) {
        List<String> pushes = new ArrayList<>();
        StringBuilder entries = new StringBuilder();
        for (String event : events) {
            if (isJson(event)) {
                entries.append(GkeEntries.entry(event)).append('\n');
            } else {
                pushes.add(GkeEntries.push(event));
            }
        }
        pushes.add(GkeEntries.push(entries.toString()));
        return String.join("\n", pushes).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isJson(String event) {
        try {
            return MAPPER.readTree(event).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** A delivery in which each event is a push of its own. */
    static byte[] singly(List<String> events) {
        return String.join(
                        "\n",
                        events.stream()
                                .map(GkeEntries::entry)
                                .map(GkeEntries::push)
                                .toList())
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public AuditEvent shown(AuditEvent event) {
        return GkeEntries.shown(event);
    }

    @Override
    public Set<String> unseen() {
        return GkeEntries.UNSEEN;
    }

    @Override
    public @Nullable Cluster clusterOfPoison() {
        return null;
    }
}
