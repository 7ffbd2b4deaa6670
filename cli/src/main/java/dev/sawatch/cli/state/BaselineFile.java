package dev.sawatch.cli.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.baseline.RecordMerge;
import dev.sawatch.reading.log.UnreadableException;
import dev.sawatch.state.StateKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A baseline as one JSON file: {@code {"v":1,"records":[{"kind","cluster","name","record"},...]}}, one record a line, in
 * order. The same facts give the same bytes.
 */
public final class BaselineFile {
    /** The order of the file. */
    public static final Comparator<StateKey> ORDER = Comparator.comparing(StateKey::cluster)
            .thenComparing(StateKey::kind)
            .thenComparing(StateKey::name);

    private static final String HEAD = "{\"v\":1,\"records\":[\n";
    private static final int VERSION = 1;
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** The file's text, for records of the kinds that {@link RecordMerge} takes. */
    public static String text(Map<StateKey, String> records) {
        Map<StateKey, String> ordered = new TreeMap<>(ORDER);
        ordered.putAll(records);
        List<String> lines = new ArrayList<>();
        ordered.forEach((key, text) -> lines.add(line(key, RecordMerge.canonical(key, text))));
        return HEAD + String.join(",\n", lines) + "\n]}\n";
    }

    private static String line(StateKey key, String text) {
        ObjectNode line = MAPPER.createObjectNode()
                .put("kind", key.kind().label())
                .put("cluster", key.cluster())
                .put("name", key.name());
        try {
            return MAPPER.writeValueAsString(line.set("record", MAPPER.readTree(text)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record could not be written", e);
        }
    }

    /**
     * The records of a file. What they hold is for {@link RecordMerge} to check.
     *
     * @throws UnreadableException where it is no baseline, or one of a later version
     */
    public static Map<StateKey, String> read(Path file) {
        JsonNode root = parse(file);
        int version = root.path("v").asInt();
        if (!root.path("records").isArray() || version < VERSION) {
            throw unreadable(file, "is no exported baseline");
        } else if (version > VERSION) {
            throw unreadable(file, "was written by a later Sawatch; update");
        }
        Map<StateKey, String> records = new TreeMap<>(ORDER);
        for (JsonNode node : root.path("records")) {
            if (records.put(key(file, node), node.path("record").toString()) != null) {
                throw unreadable(file, "has a record twice");
            }
        }
        return records;
    }

    private static JsonNode parse(Path file) {
        try {
            return MAPPER.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw unreadable(file, "cannot be read as JSON");
        }
    }

    private static StateKey key(Path file, JsonNode node) {
        String label = node.path("kind").asText();
        String cluster = node.path("cluster").asText();
        String name = node.path("name").asText();
        boolean isSound = !cluster.isEmpty()
                && cluster.indexOf('\0') < 0
                && name.indexOf('\0') < 0
                && name.length() <= StateKey.MAX_NAME;
        return RecordMerge.KINDS.stream()
                .filter(kind -> isSound && kind.label().equals(label))
                .map(kind -> new StateKey(kind, cluster, name))
                .findFirst()
                .orElseThrow(() -> unreadable(file, "has a record that is none of a baseline"));
    }

    private static UnreadableException unreadable(Path file, String fault) {
        return new UnreadableException(Untrusted.line(file.toString()) + " " + fault);
    }

    private BaselineFile() {}
}
