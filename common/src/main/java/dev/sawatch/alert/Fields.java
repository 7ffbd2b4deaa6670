package dev.sawatch.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.Untrusted;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes attributes of a finding: what is unknown is left out, what a client controls is cut. */
final class Fields {
    /** Most characters of one entry of a list, so that no list makes an alert too large for its topic. */
    private static final int MAX_ENTRY = 160;

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** Puts a text; nothing where it is empty or null. */
    static void put(ObjectNode node, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            node.put(name, Untrusted.cut(text));
        }
    }

    /** Puts an object or array; nothing where it is empty. */
    static void putNonEmpty(ObjectNode node, String name, JsonNode value) {
        if (!value.isEmpty()) {
            node.set(name, value);
        }
    }

    /** An array of objects with one text each, {@code {name: text}}; at most so many. */
    static ArrayNode named(String name, Collection<String> texts, int limit) {
        ArrayNode array = array();
        texts.stream()
                .filter(text -> !text.isEmpty())
                .limit(limit)
                .forEach(text -> array.add(object().put(name, entry(text))));
        return array;
    }

    static ArrayNode texts(List<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    static String entry(String text) {
        return shorten(text, MAX_ENTRY);
    }

    /** The text with an ellipsis for its rest where it is longer than so many characters. */
    static String shorten(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
        return text.substring(0, end) + "…";
    }

    private Fields() {}
}
