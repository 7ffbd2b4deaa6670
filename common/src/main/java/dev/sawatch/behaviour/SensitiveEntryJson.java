package dev.sawatch.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads an entry of the sensitive list, strictly: a list with a slip in it would be blind where it should see. */
final class SensitiveEntryJson {
    private static final Set<String> FIELDS =
            Set.of("id", "resources", "verbs", "reach", "names", "namespace", "namespaces", "reason", "source");

    static SensitiveResources.Entry parse(JsonNode node) {
        String id = node.path("id").asText();
        node.fieldNames().forEachRemaining(field -> require(FIELDS.contains(field), id, "unknown field " + field));
        require(!id.isBlank(), id, "no id");
        require(!texts(node, "resources").isEmpty(), id, "no resources");
        require(!texts(node, "verbs").isEmpty(), id, "no verbs");
        require(!node.path("reason").asText().isBlank(), id, "no reason");
        String namespaces = node.path("namespaces").asText();
        require(namespaces.isEmpty() || namespaces.equals("system"), id, "namespaces can only be \"system\"");
        return new SensitiveResources.Entry(
                id,
                texts(node, "resources"),
                constants(node, "verbs", id, VerbClass::valueOf),
                constants(node, "reach", id, Reach::valueOf),
                texts(node, "names"),
                node.path("namespace").asText(),
                !namespaces.isEmpty(),
                node.path("reason").asText(),
                node.path("source").asText());
    }

    private static Set<String> texts(JsonNode node, String field) {
        Set<String> texts = new LinkedHashSet<>();
        node.path(field).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static <E> Set<E> constants(JsonNode node, String field, String id, Function<String, E> constant) {
        return texts(node, field).stream()
                .map(text -> {
                    try {
                        return constant.apply(text.toUpperCase(Locale.ROOT));
                    } catch (IllegalArgumentException e) {
                        throw new IllegalArgumentException(message(id, "unknown " + field + " " + text), e);
                    }
                })
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void require(boolean condition, String id, String fault) {
        if (!condition) {
            throw new IllegalArgumentException(message(id, fault));
        }
    }

    private static String message(String id, String fault) {
        return "sensitive entry \"" + id + "\": " + fault;
    }

    private SensitiveEntryJson() {}
}
