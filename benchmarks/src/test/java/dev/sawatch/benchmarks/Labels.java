package dev.sawatch.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is known of a recording's calls, by audit ID.
 *
 * @param chains the attack chains by id
 * @param attacks chain of each attack call
 * @param consequences what controllers then did with what an attack had made: neither attack nor ordinary
 * @param changes what harmless change a call belongs to
 */
record Labels(
        Map<String, Chain> chains, Map<String, String> attacks, Set<String> consequences, Map<String, String> changes) {

    /**
     * An attack.
     *
     * @param name what it is
     * @param difficulty how hard to see
     * @param visible whether any of its calls is unusual for its account
     */
    record Chain(String name, String difficulty, boolean visible) {}

    Chain chain(String id) {
        return Objects.requireNonNull(chains.get(id), id);
    }

    static Labels read(Path file) {
        Labels labels = new Labels(new LinkedHashMap<>(), new HashMap<>(), new HashSet<>(), new HashMap<>());
        try {
            JsonNode root = new ObjectMapper().readTree(file.toFile());
            root.path("chains").forEach(labels::addChain);
            root.path("benign_unusual").forEach(labels::addChange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return labels;
    }

    private void addChain(JsonNode chain) {
        String id = chain.path("id").asText();
        boolean visible = false;
        for (JsonNode call : chain.path("calls")) {
            attacks.put(call.path("auditID").asText(), id);
            visible |= call.path("expected").asBoolean();
        }
        String name = chain.path("name").asText();
        chains.put(id, new Chain(name, chain.path("difficulty").asText(), visible));
        chain.path("consequences")
                .forEach(call -> consequences.add(call.path("auditID").asText()));
    }

    private void addChange(JsonNode change) {
        String note = change.path("note").asText();
        change.path("calls").forEach(call -> changes.put(call.path("auditID").asText(), note));
    }
}
