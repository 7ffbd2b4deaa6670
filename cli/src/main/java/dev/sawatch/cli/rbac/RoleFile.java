package dev.sawatch.cli.rbac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.reading.log.UnreadableException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/** Reads the roles of a file as kubectl writes them: YAML or JSON, one or several documents, lists of objects. */
final class RoleFile {
    private static final Set<String> ROLES = Set.of("Role", "ClusterRole");
    private static final int MAX_CHARACTERS = 32 << 20;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * The rules of all its roles; other objects are passed over.
     *
     * @throws UnreadableException where it is not YAML, or holds no role
     */
    static List<GrantedRule> read(Path file) {
        List<JsonNode> roles = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (Object document : yaml().loadAll(reader)) {
                collect(MAPPER.valueToTree(document), roles);
            }
        } catch (IOException | YAMLException | IllegalArgumentException e) {
            throw new UnreadableException(Untrusted.line(file.toString()) + " cannot be read as YAML");
        }
        if (roles.isEmpty()) {
            throw new UnreadableException(Untrusted.line(file.toString()) + " holds no Role and no ClusterRole");
        }
        return roles.stream().flatMap(role -> rules(role).stream()).toList();
    }

    /** Plain values alone, and no aliases: a small file cannot become a large tree. */
    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(MAX_CHARACTERS);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options);
    }

    private static void collect(JsonNode object, List<JsonNode> roles) {
        if (object.path("items").isArray()) {
            object.path("items").forEach(item -> collect(item, roles));
        } else if (ROLES.contains(object.path("kind").asText())) {
            roles.add(object);
        }
    }

    private static List<GrantedRule> rules(JsonNode role) {
        String namespace = role.at("/metadata/namespace").asText("");
        String name = role.path("kind").asText() + " " + (namespace.isEmpty() ? "" : namespace + "/")
                + role.at("/metadata/name").asText();
        List<GrantedRule> rules = new ArrayList<>();
        role.path("rules")
                .forEach(rule -> rules.add(new GrantedRule(
                        name,
                        namespace,
                        texts(rule, "apiGroups"),
                        texts(rule, "resources"),
                        texts(rule, "resourceNames"),
                        texts(rule, "nonResourceURLs"),
                        texts(rule, "verbs"))));
        return rules;
    }

    private static List<String> texts(JsonNode rule, String field) {
        List<String> texts = new ArrayList<>();
        rule.path(field).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private RoleFile() {}
}
