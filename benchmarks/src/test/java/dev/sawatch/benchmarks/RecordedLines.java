package dev.sawatch.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.testkit.recording.Recording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The recording as text, to make other events of its own. Of a request in two stages, the first. */
final class RecordedLines {
    /** The API server writes it before anything that a client says. */
    private static final String AUDIT_ID = "\"auditID\":\"";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> lines = new HashMap<>();

    RecordedLines() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Recording.open(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(line -> lines.putIfAbsent(auditId(line), line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String auditId(String line) {
        int from = line.indexOf(AUDIT_ID) + AUDIT_ID.length();
        return line.substring(from, line.indexOf('"', from));
    }

    /** The event of an audit ID, bodies included. */
    ObjectNode event(String auditId) {
        String line = lines.get(auditId);
        if (line == null) {
            throw new IllegalArgumentException("the recording has no event " + auditId);
        }
        try {
            return (ObjectNode) JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
