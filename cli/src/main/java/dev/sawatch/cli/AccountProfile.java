package dev.sawatch.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.baseline.ClientUse;
import dev.sawatch.baseline.DaySet;
import dev.sawatch.baseline.Profile;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a state file says of one account.
 *
 * @param cluster id of its cluster
 * @param account {@code NAMESPACE/NAME} of its family
 * @param profile what it does
 */
record AccountProfile(String cluster, String account, Profile profile) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    LocalDate firstDay() {
        return LocalDate.ofEpochDay(profile.firstDay(Integer.MAX_VALUE));
    }

    /** The days on which it did anything that is remembered. */
    Optional<DaySet> days() {
        return profile.behaviours().values().stream().reduce(DaySet::union);
    }

    /** Number of those days. */
    int dayCount() {
        return days().map(DaySet::size).orElse(0);
    }

    /** The last of those days; the first day where none is remembered. */
    LocalDate lastDay() {
        return days().map(days -> LocalDate.ofEpochDay(days.newest())).orElse(firstDay());
    }

    /** Behaviours by what people call them. */
    Map<String, DaySet> behaviours() {
        Map<String, DaySet> named = new TreeMap<>();
        profile.behaviours().forEach((behaviour, days) -> named.put(behaviour.toString(), days));
        return named;
    }

    /** Days of each client. */
    Map<String, DaySet> clients() {
        return profile.clients().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().days(), DaySet::union, TreeMap::new));
    }

    /** The newest version of a client; empty where it has none. */
    String versionOf(String client) {
        return Optional.ofNullable(profile.clients().get(client))
                .map(ClientUse::version)
                .orElse("");
    }

    /** One line of JSON: the account and how much is known of it. */
    ObjectNode summaryJson() {
        return MAPPER.createObjectNode()
                .put("cluster", cluster)
                .put("account", account)
                .put("first_day", firstDay().toString())
                .put("last_day", lastDay().toString())
                .put("days", dayCount())
                .put("behaviours", profile.behaviours().size());
    }

    /** All that is known of it. */
    ObjectNode json() {
        ObjectNode json = summaryJson();
        put(json, "behaviours", behaviours());
        put(json, "namespaces", profile.namespaces());
        put(json, "clients", clients());
        put(json, "networks", profile.networks());
        return json;
    }

    private static void put(ObjectNode json, String field, Map<String, DaySet> facts) {
        ObjectNode object = json.putObject(field);
        new TreeMap<>(facts)
                .forEach((name, days) -> object.putObject(name)
                        .put("days", days.size())
                        .put("last_day", LocalDate.ofEpochDay(days.newest()).toString()));
    }
}
