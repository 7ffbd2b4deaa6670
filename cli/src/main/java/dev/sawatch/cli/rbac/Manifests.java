package dev.sawatch.cli.rbac;

import dev.sawatch.audit.ServiceAccount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The objects of Kubernetes that grant a {@link LeastPrivilege}: for every scope a role and what binds it. */
final class Manifests {
    private static final String API_GROUP = "rbac.authorization.k8s.io";

    /**
     * One object.
     *
     * @param content as it is to be written
     * @param comments one for each of its rules; none where it has none
     */
    record Manifest(Map<String, Object> content, List<String> comments) {}

    static List<Manifest> of(LeastPrivilege least) {
        List<Manifest> manifests = new ArrayList<>();
        least.rules().forEach((scope, rules) -> {
            String name = "sawatch:" + least.account().namespace() + ":"
                    + least.account().name() + ":" + scope.reach();
            String role = scope.namespaces().size() == 1 ? "Role" : "ClusterRole";
            String own = role.equals("Role") ? scope.namespaces().get(0) : "";
            manifests.add(role(role, name, own, rules));
            if (scope.isCluster()) {
                manifests.add(binding("ClusterRoleBinding", name, "", role, least.account()));
            }
            scope.namespaces()
                    .forEach(
                            namespace -> manifests.add(binding("RoleBinding", name, namespace, role, least.account())));
        });
        return manifests;
    }

    private static Manifest role(String kind, String name, String namespace, SortedMap<Target, Rule> rules) {
        Map<String, Object> role = object(kind, name, namespace);
        role.put(
                "rules",
                rules.entrySet().stream()
                        .map(e -> rule(e.getKey(), e.getValue()))
                        .toList());
        return new Manifest(role, rules.values().stream().map(Rule::comment).toList());
    }

    private static Map<String, Object> rule(Target target, Rule rule) {
        Map<String, Object> content = new LinkedHashMap<>();
        if (target.isPath()) {
            content.put("nonResourceURLs", target.paths());
        } else {
            content.put("apiGroups", List.of(target.group()));
            content.put("resources", List.of(target.resource()));
        }
        if (!target.object().isEmpty()) {
            content.put("resourceNames", List.of(target.object()));
        }
        content.put("verbs", List.copyOf(rule.verbs()));
        return content;
    }

    private static Manifest binding(String kind, String name, String namespace, String role, ServiceAccount account) {
        Map<String, Object> binding = object(kind, name, namespace);
        binding.put("roleRef", ordered("apiGroup", API_GROUP, "kind", role, "name", name));
        binding.put(
                "subjects",
                List.of(ordered("kind", "ServiceAccount", "name", account.name(), "namespace", account.namespace())));
        return new Manifest(binding, List.of());
    }

    private static Map<String, Object> object(String kind, String name, String namespace) {
        Map<String, Object> object = ordered("apiVersion", API_GROUP + "/v1", "kind", kind);
        object.put(
                "metadata",
                namespace.isEmpty() ? ordered("name", name) : ordered("name", name, "namespace", namespace));
        return object;
    }

    private static Map<String, Object> ordered(String... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private Manifests() {}
}
