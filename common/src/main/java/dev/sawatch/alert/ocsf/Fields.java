package dev.sawatch.alert.ocsf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.Untrusted;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes attributes of a finding: what is unknown is left out, what a client controls is cut. */
public final class Fields {
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** Puts a text; nothing where it is empty or null. */
    public static void put(ObjectNode node, String name, @Nullable String text) {
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
                .forEach(text -> array.add(object().put(name, Untrusted.entry(text))));
        return array;
    }

    static ArrayNode texts(List<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    private Fields() {}
}
