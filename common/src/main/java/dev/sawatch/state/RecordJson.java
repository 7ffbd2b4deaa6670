package dev.sawatch.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Writes and reads the text of records; refuses versions that this program does not know. */
public final class RecordJson {
    private static final int VERSION = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A new record's object, with its version. */
    public static ObjectNode create() {
        return MAPPER.createObjectNode().put("v", VERSION);
    }

    /** The text of a record's object. */
    public static String text(ObjectNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record could not be written", e);
        }
    }

    /**
     * Reads a record.
     *
     * @param what the kind of record, for the message
     * @throws StateStoreException where the text is no record, or one of a later version
     */
    public static <R> R read(String what, String text, Function<JsonNode, R> reader) {
        JsonNode node = parse(what, text);
        int version = node.path("v").asInt();
        if (version != VERSION) {
            throw new StateStoreException("a " + what + " record has version " + version + ", this program knows "
                    + VERSION + ": it was written by a later Sawatch; update, or use another state");
        }
        return guarded(what, () -> reader.apply(node));
    }

    private static JsonNode parse(String what, String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new StateStoreException("a " + what + " record is not JSON", e);
        }
    }

    private static <R> R guarded(String what, Supplier<R> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new StateStoreException("a " + what + " record is damaged", e);
        }
    }

    private RecordJson() {}
}
