package dev.sawatch.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.reading.AuditEventReader;
import dev.sawatch.testkit.Collected;
import dev.sawatch.testkit.EksPayloads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** The recording under samples/, as CloudWatch Logs would deliver it. */
final class Recording {
    private static final Path FOLDER = Path.of("..", "samples", "recording");

    private final List<String> lines = new ArrayList<>();
    private final Map<String, AuditEvent> events = new HashMap<>();
    private final Map<String, String> chains = new HashMap<>();

    /**
     * What one invocation delivers.
     *
     * @param event the event
     * @param newest time of its newest audit event
     */
    record Delivery(String event, Instant newest) {}

    Recording() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(FOLDER.resolve("events.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            in.lines().forEach(lines::add);
            for (JsonNode chain : new ObjectMapper()
                    .readTree(FOLDER.resolve("labels.json").toFile())
                    .path("chains")) {
                chain.path("calls")
                        .forEach(call -> chains.put(
                                call.path("auditID").asText(), chain.path("id").asText()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collected.by(new AuditEventReader(EksPayloads.CLUSTER), String.join("\n", lines))
                .events
                .forEach(event -> events.put(event.auditId(), event));
    }

    /** Its audit events, one JSON text each. */
    List<String> lines() {
        return lines;
    }

    /** In order, in batches of 1 to 500 events. */
    List<Delivery> deliveries() {
        Random random = new Random(44);
        List<Delivery> deliveries = new ArrayList<>();
        for (int from = 0; from < lines.size(); ) {
            int to = Math.min(lines.size(), from + 1 + random.nextInt(500));
            List<String> batch = lines.subList(from, to);
            deliveries.add(new Delivery(EksPayloads.logsEvent(EksPayloads.payload(batch)), newest(batch)));
            from = to;
        }
        return deliveries;
    }

    static Instant newest(List<String> batch) {
        return batch.stream().map(Recording::received).max(Instant::compareTo).orElseThrow();
    }

    private static Instant received(String line) {
        String field = "\"requestReceivedTimestamp\":\"";
        int from = line.indexOf(field) + field.length();
        return Instant.parse(line.substring(from, line.indexOf('"', from)));
    }

    /** The attack chains that calls belong to. */
    Set<String> chains(Set<String> auditIds) {
        Set<String> found = new TreeSet<>();
        auditIds.stream().filter(chains::containsKey).map(chains::get).forEach(found::add);
        return found;
    }

    /** Account and resource of calls. */
    Set<String> subjects(Set<String> auditIds) {
        Set<String> subjects = new TreeSet<>();
        for (String auditId : auditIds) {
            AuditEvent event = events.get(auditId);
            if (event != null) {
                subjects.add(event.user().username() + " " + event.call().qualifiedResource());
            }
        }
        return subjects;
    }
}
