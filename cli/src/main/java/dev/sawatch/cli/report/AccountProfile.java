package dev.sawatch.cli.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.baseline.Profile;
import dev.sawatch.baseline.Whereabouts;
import dev.sawatch.baseline.days.DaySet;
import dev.sawatch.baseline.days.Sighting;
import dev.sawatch.behaviour.names.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a state file says of one account.
 *
 * @param cluster id of its cluster
 * @param account {@code NAMESPACE/NAME} of its family
 * @param profile what it does
 */
public record AccountProfile(String cluster, String account, Profile profile) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public LocalDate firstDay() {
        return LocalDate.ofEpochDay(profile.days().map(DaySet::oldest).orElse(0));
    }

    /** Number of those days. */
    public int dayCount() {
        return profile.days().map(DaySet::size).orElse(0);
    }

    /** The last of those days. */
    public LocalDate lastDay() {
        return LocalDate.ofEpochDay(profile.days().map(DaySet::newest).orElse(0));
    }

    /** Behaviours by what people call them. */
    public Map<String, DaySet> behaviours() {
        Map<String, DaySet> named = new TreeMap<>();
        profile.behaviours().forEach((behaviour, days) -> named.put(behaviour.toString(), days));
        return named;
    }

    /** Days of each other namespace in which it changed something. */
    public Map<String, DaySet> namespaces() {
        return profile.whereabouts().namespaces();
    }

    /** Days of each client. */
    public Map<String, DaySet> clients() {
        return days(profile.whereabouts().clients(), use -> use.seen().days());
    }

    /** Days of each network. */
    public Map<String, DaySet> networks() {
        return days(profile.whereabouts().networks(), Sighting::days);
    }

    private static <V> Map<String, DaySet> days(Map<String, V> facts, Function<V, DaySet> days) {
        return facts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> days.apply(e.getValue()), DaySet::union, TreeMap::new));
    }

    /** The versions of a client that are known, at most the four highest, lowest first; none where it gives none. */
    public List<String> versionsOf(String client) {
        return Optional.ofNullable(profile.whereabouts().clients().get(client)).stream()
                .flatMap(use -> use.versions().keySet().stream())
                .map(Version::toString)
                .toList();
    }

    /** Which of namespaces, clients and networks are more than are kept, so that none is known by name. */
    public List<String> many() {
        List<String> many = new ArrayList<>();
        Whereabouts whereabouts = profile.whereabouts();
        add(many, whereabouts.hasManyNamespaces(), "namespaces");
        add(many, whereabouts.hasManyClients(), "clients");
        add(many, whereabouts.hasManyNetworks(), "networks");
        return many;
    }

    private static void add(List<String> many, boolean isMany, String kind) {
        if (isMany) {
            many.add(kind);
        }
    }

    /** One line of JSON: the account and how much is known of it. */
    public ObjectNode summaryJson() {
        return MAPPER.createObjectNode()
                .put("cluster", cluster)
                .put("account", account)
                .put("first_day", firstDay().toString())
                .put("last_day", lastDay().toString())
                .put("days", dayCount())
                .put("behaviours", profile.behaviours().size());
    }

    /** All that is known of it. */
    public ObjectNode json() {
        ObjectNode json = summaryJson();
        put(json, "behaviours", behaviours());
        put(json, "namespaces", namespaces());
        putVersions(put(json, "clients", clients()));
        put(json, "networks", networks());
        many().forEach(json.putArray("many")::add);
        return json;
    }

    private void putVersions(ObjectNode clients) {
        clients().keySet().forEach(client -> {
            ArrayNode versions = clients.withObjectProperty(client).putArray("versions");
            versionsOf(client).forEach(versions::add);
        });
    }

    private static ObjectNode put(ObjectNode json, String field, Map<String, DaySet> facts) {
        ObjectNode object = json.putObject(field);
        new TreeMap<>(facts)
                .forEach((name, days) -> object.putObject(name)
                        .put("days", days.size())
                        .put("last_day", LocalDate.ofEpochDay(days.newest()).toString()));
        return object;
    }
}
