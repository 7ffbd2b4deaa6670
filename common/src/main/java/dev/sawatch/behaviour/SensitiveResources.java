package dev.sawatch.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.behaviour.names.Families;
import dev.sawatch.behaviour.names.SystemNamespaces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls that attackers want most: {@code sensitive-resources.json}, with the settings' additions and removals. */
public final class SensitiveResources {
    private final Map<String, List<Entry>> byResource = new HashMap<>();
    private final SystemNamespaces system;

    /**
     * One kind of sensitive call.
     *
     * @param id its name in settings and alerts
     * @param resources {@code [group/]resource[/subresource]}, the core group left out
     * @param verbs the verb classes that are sensitive
     * @param reaches the reaches at which they are; empty for all
     * @param names the objects that are meant, each a resource of its own; empty for all together, {@code *} for any, each
     *     by the family of its name
     * @param namespace the namespace that is meant; empty for all
     * @param onlySystem whether only the control plane's namespaces are meant
     * @param reason why an attacker wants it
     * @param source where that is known from
     */
    public record Entry(
            String id,
            Set<String> resources,
            Set<VerbClass> verbs,
            Set<Reach> reaches,
            Set<String> names,
            String namespace,
            boolean onlySystem,
            String reason,
            String source) {
        private static final String ANY = "*";

        /** What a call on the entry counts as: the resource, or the one object. */
        String subject(String resource, String name) {
            if (names.isEmpty() || name.isEmpty()) {
                return resource;
            }
            return resource + ":" + (names.contains(name) ? name : Families.ofName(name));
        }

        private boolean matches(VerbClass verb, Reach reach, String in, String name, SystemNamespaces system) {
            return verbs.contains(verb)
                    && (reaches.isEmpty() || reaches.contains(reach))
                    && (names.isEmpty() || names.contains(ANY) || names.contains(name))
                    && (namespace.isEmpty() || namespace.equals(in))
                    && (!onlySystem || system.contains(in));
        }
    }

    /**
     * @param entries the list
     * @param system which namespaces are the control plane's
     */
    public SensitiveResources(Collection<Entry> entries, SystemNamespaces system) {
        this.system = system;
        // Entries for named objects first, so that the more telling reason is given.
        List<Entry> ordered = new ArrayList<>(entries);
        ordered.sort((a, b) -> Boolean.compare(a.names().isEmpty(), b.names().isEmpty()));
        for (Entry entry : ordered) {
            for (String resource : entry.resources()) {
                byResource.computeIfAbsent(resource, r -> new ArrayList<>()).add(entry);
            }
        }
    }

    /** The list that Sawatch ships. */
    public static List<Entry> shipped() {
        return parse(DetectionData.read("sensitive-resources.json").path("entries"));
    }

    /**
     * Reads entries in the form of {@code sensitive-resources.json}.
     *
     * @throws IllegalArgumentException where an entry lacks something or names an unknown verb or reach; the message
     *     names the entry
     */
    public static List<Entry> parse(JsonNode entries) {
        List<Entry> parsed = new ArrayList<>();
        entries.forEach(node -> parsed.add(SensitiveEntryJson.parse(node)));
        return parsed;
    }

    /**
     * The entry that a call is on, or null.
     *
     * @param resource {@code [group/]resource[/subresource]}
     * @param namespace namespace of the object, empty for none
     * @param name name of the object, empty for none
     */
    public @Nullable Entry match(VerbClass verb, String resource, Reach reach, String namespace, String name) {
        for (Entry entry : byResource.getOrDefault(resource, List.of())) {
            if (entry.matches(verb, reach, namespace, name, system)) {
                return entry;
            }
        }
        return null;
    }

    /** Whether some entry means single objects, and a call may be on it by its object's name. */
    boolean namesObjects(VerbClass verb, String resource, String in) {
        return byResource.getOrDefault(resource, List.of()).stream()
                .anyMatch(entry -> !entry.names().isEmpty()
                        && entry.verbs().contains(verb)
                        && (entry.namespace().isEmpty() || entry.namespace().equals(in)));
    }
}
