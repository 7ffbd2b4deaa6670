package dev.sawatch.testkit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.audit.ServiceAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is known of a recording's calls, by audit ID.
 *
 * @param chains the attack chains by id
 * @param attacks chain of each attack call
 * @param consequences what controllers then did with what an attack had made: neither attack nor ordinary
 * @param changes what harmless change a call belongs to
 */
public record Labels(
        Map<String, Chain> chains, Map<String, String> attacks, Set<String> consequences, Map<String, String> changes) {

    /**
     * An attack.
     *
     * @param name what it is
     * @param difficulty how hard to see
     * @param account whose token was stolen
     * @param calls what was done with it
     */
    public record Chain(String name, String difficulty, ServiceAccount account, List<Call> calls) {
        /** Whether any of its calls is unusual for its account. */
        public boolean visible() {
            return calls.stream().anyMatch(Call::expected);
        }
    }

    /**
     * A call of an attack.
     *
     * @param auditId of its event
     * @param expected whether it is unusual for its account
     */
    public record Call(String auditId, boolean expected) {}

    /** The chain of an id. */
    public Chain chain(String id) {
        return Objects.requireNonNull(chains.get(id), id);
    }

    /** A chain for people: id, name and difficulty. */
    public String title(String id) {
        return id + " " + chain(id).name() + " (" + chain(id).difficulty() + ")";
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

    /** The attack chains that calls belong to, by the calls' audit IDs. */
    public Set<String> chains(Set<String> auditIds) {
        Set<String> found = new TreeSet<>(auditIds);
        found.retainAll(attacks.keySet());
        return found.stream().map(attacks::get).collect(Collectors.toCollection(TreeSet::new));
    }

    private void addChain(JsonNode chain) {
        String id = chain.path("id").asText();
        List<Call> calls = new ArrayList<>();
        for (JsonNode node : chain.path("calls")) {
            Call call = new Call(
                    node.path("auditID").asText(), node.path("expected").asBoolean());
            calls.add(call);
            attacks.put(call.auditId(), id);
        }
        String[] account = chain.path("sa").asText().split("/", 2);
        chains.put(
                id,
                new Chain(
                        chain.path("name").asText(),
                        chain.path("difficulty").asText(),
                        new ServiceAccount(account[0], account[1]),
                        List.copyOf(calls)));
        chain.path("consequences")
                .forEach(call -> consequences.add(call.path("auditID").asText()));
    }

    private void addChange(JsonNode change) {
        String note = change.path("note").asText();
        change.path("calls").forEach(call -> changes.put(call.path("auditID").asText(), note));
    }
}
