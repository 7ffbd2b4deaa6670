package dev.sawatch.cli.rbac;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.audit.ApiCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Objects of rbac.authorization.k8s.io/v1 read from YAML, as strictly as the API server does with field validation: an
 * unknown field, a missing one or a wrong type fails. Authorises as kubernetes' RBAC authoriser does.
 */
final class ParsedRoles {
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final List<Role> roles = new ArrayList<>();
    private final List<Binding> bindings = new ArrayList<>();

    record Metadata(@JsonProperty(required = true) String name, String namespace) {}

    record Rule(
            List<String> apiGroups,
            List<String> resources,
            List<String> resourceNames,
            List<String> nonResourceURLs,
            @JsonProperty(required = true) List<String> verbs) {}

    record Role(
            @JsonProperty(required = true) String apiVersion,
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) Metadata metadata,
            @JsonProperty(required = true) List<Rule> rules) {}

    record Ref(
            @JsonProperty(required = true) String apiGroup,
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) String name) {}

    record Subject(
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String namespace) {}

    record Binding(
            @JsonProperty(required = true) String apiVersion,
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) Metadata metadata,
            @JsonProperty(required = true) Ref roleRef,
            @JsonProperty(required = true) List<Subject> subjects) {}

    /**
     * A rule as it is in force.
     *
     * @param namespace where; empty for everywhere
     */
    record Grant(String namespace, Rule rule) {}

    static ParsedRoles of(String yaml) {
        ParsedRoles parsed = new ParsedRoles();
        Yaml reader = new Yaml(new SafeConstructor(new LoaderOptions()));
        StreamSupport.stream(reader.loadAll(yaml).spliterator(), false).forEach(parsed::add);
        return parsed;
    }

    private void add(Object document) {
        if (document == null) {
            return;
        }
        Map<?, ?> fields = (Map<?, ?>) document;
        if (!"rbac.authorization.k8s.io/v1".equals(fields.get("apiVersion"))) {
            throw new AssertionError("apiVersion " + fields.get("apiVersion"));
        }
        switch (String.valueOf(fields.get("kind"))) {
            case "Role", "ClusterRole" -> roles.add(role(STRICT.convertValue(document, Role.class)));
            case "RoleBinding", "ClusterRoleBinding" -> bindings.add(STRICT.convertValue(document, Binding.class));
            default -> throw new AssertionError("kind " + fields.get("kind"));
        }
    }

    private static Role role(Role role) {
        if (role.kind().equals("Role") == (role.metadata().namespace() == null)) {
            throw new AssertionError("a Role has a namespace, a ClusterRole has none");
        }
        return role;
    }

    /** What is bound to an account; every binding must find its role. */
    List<Grant> grants(String namespace, String name) {
        List<Grant> grants = new ArrayList<>();
        for (Binding binding : bindings) {
            if (binding.subjects().contains(new Subject("ServiceAccount", name, namespace))) {
                String where = binding.kind().equals("RoleBinding")
                        ? binding.metadata().namespace()
                        : "";
                bound(binding, where).rules().forEach(rule -> grants.add(new Grant(where, rule)));
            }
        }
        return grants;
    }

    private Role bound(Binding binding, String where) {
        Ref ref = binding.roleRef();
        return roles.stream()
                .filter(role ->
                        role.kind().equals(ref.kind()) && role.metadata().name().equals(ref.name()))
                .filter(role -> role.metadata().namespace() == null
                        || role.metadata().namespace().equals(where))
                .reduce((one, other) -> {
                    throw new AssertionError("two roles " + ref);
                })
                .orElseThrow(() -> new AssertionError("no role " + ref));
    }

    /** Whether a grant lets a call through. */
    static boolean allows(Grant grant, ApiCall call) {
        Rule rule = grant.rule();
        if (!rule.verbs().contains(call.verb())) {
            return false;
        }
        if (!call.isResource()) {
            String path = call.uri().split("\\?", 2)[0];
            return grant.namespace().isEmpty()
                    && rule.nonResourceURLs() != null
                    && rule.nonResourceURLs().stream()
                            .anyMatch(url -> url.endsWith("/*")
                                    ? path.startsWith(url.substring(0, url.length() - 1))
                                    : url.equals(path));
        }
        return (grant.namespace().isEmpty() || grant.namespace().equals(call.namespace()))
                && isAbout(rule, call)
                && (rule.resourceNames() == null || rule.resourceNames().contains(call.name()));
    }

    /** Whether a rule is about the resource of a call. */
    static boolean isAbout(Rule rule, ApiCall call) {
        return rule.resources() != null
                && rule.apiGroups().contains(call.apiGroup())
                && rule.resources().contains(call.resourcePath());
    }
}
