package dev.sawatch.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The clients of an account by product; over its bound it keeps those seen last. */
final class ClientMap {
    private final Map<String, ClientUse> uses = new HashMap<>();
    private final int bound;

    ClientMap(int bound) {
        this.bound = bound;
    }

    /** Whether adding the client would change nothing. */
    boolean holds(Client client, int day) {
        ClientUse use = uses.get(client.product());
        return use != null
                && use.days().contains(day)
                && use.sinceOf(client.version(), day) <= day
                && Client.compareVersions(client.version(), use.version()) <= 0;
    }

    void add(Client client, int day) {
        add(client.product(), ClientUse.of(client.version(), day));
    }

    void add(String product, ClientUse use) {
        uses.merge(product, use, ClientUse::union);
        if (uses.size() > bound) {
            uses.remove(DayMap.oldest(uses, u -> u.days().newest()));
        }
    }

    void forget(int before) {
        uses.values().removeIf(use -> !use.days().hasAfter(before));
    }

    Map<String, ClientUse> view() {
        return Collections.unmodifiableMap(uses);
    }

    void read(JsonNode node) {
        node.properties().forEach(e -> {
            DaySet days = DaySet.parse(e.getValue().path("days").asText());
            String version = e.getValue().path("version").asText();
            add(
                    e.getKey(),
                    new ClientUse(days, version, e.getValue().path("since").asInt()));
        });
    }

    void write(ObjectNode node) {
        new TreeMap<>(uses)
                .forEach((product, use) -> node.putObject(product)
                        .put("days", use.days().toString())
                        .put("version", use.version())
                        .put("since", use.since()));
    }
}
