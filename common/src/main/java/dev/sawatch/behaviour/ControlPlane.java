package dev.sawatch.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.behaviour.names.Families;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The controllers that Kubernetes itself runs, with what their bootstrap cluster roles let them do: {@code
 * control-plane.json}.
 */
public final class ControlPlane {
    private final Map<String, Controller> controllers;

    private ControlPlane(Map<String, Controller> controllers) {
        this.controllers = controllers;
    }

    /** No controllers: every account is judged alike. */
    public static ControlPlane empty() {
        return new ControlPlane(Map.of());
    }

    /** The data that Sawatch ships. */
    public static ControlPlane shipped() {
        Map<String, Controller> controllers = new HashMap<>();
        for (JsonNode node : DetectionData.read("control-plane.json").path("controllers")) {
            List<Rule> rules = new ArrayList<>();
            node.path("rules").forEach(rule -> rules.add(Rule.parse(rule)));
            controllers.put(
                    node.path("name").asText(),
                    new Controller(node.path("walks").asBoolean(), rules));
        }
        return new ControlPlane(controllers);
    }

    /** Whether the account is a built-in controller. */
    boolean includes(ServiceAccount account) {
        return find(account) != null;
    }

    /** Whether the account is a built-in controller and the call within its role. */
    boolean allows(ServiceAccount account, ApiCall call) {
        Controller controller = find(account);
        return controller != null
                && call.isResource()
                && controller.rules.stream().anyMatch(rule -> rule.allows(call));
    }

    /** Whether the account visits every type of resource by trade, so that its visit tells nothing about the type. */
    boolean walks(ServiceAccount account) {
        Controller controller = find(account);
        return controller != null && controller.walks;
    }

    private @Nullable Controller find(ServiceAccount account) {
        return account.namespace().equals(Families.KUBE_SYSTEM) ? controllers.get(account.name()) : null;
    }

    private record Controller(boolean walks, List<Rule> rules) {}

    /** One rule of a role; a {@code *} in a resource stands for any run of characters. */
    private record Rule(Set<String> resources, List<Pattern> patterns, Set<String> verbs) {
        static Rule parse(JsonNode node) {
            Set<String> resources = new HashSet<>();
            List<Pattern> patterns = new ArrayList<>();
            node.path("resources").forEach(resource -> {
                String text = resource.asText();
                if (text.contains("*")) {
                    patterns.add(Pattern.compile("\\Q" + text.replace("*", "\\E.*\\Q") + "\\E"));
                } else {
                    resources.add(text);
                }
            });
            Set<String> verbs = new HashSet<>();
            node.path("verbs").forEach(verb -> verbs.add(verb.asText()));
            return new Rule(resources, patterns, verbs);
        }

        boolean allows(ApiCall call) {
            if (!verbs.contains(call.verb()) && !verbs.contains("*")) {
                return false;
            }
            String resource = call.qualifiedResource();
            return resources.contains(resource)
                    || patterns.stream().anyMatch(p -> p.matcher(resource).matches());
        }
    }
}
