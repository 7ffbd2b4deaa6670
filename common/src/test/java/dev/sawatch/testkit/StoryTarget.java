package dev.sawatch.testkit;

import java.util.Set;

/**
 * What a call of a {@link Story} is on: {@code [GROUP/]RESOURCE[/SUBRESOURCE][:NAME] [in NAMESPACE]}, or a path.
 *
 * @param path the request path; empty for a resource
 * @param group API group, empty for the core group
 * @param resource plural name
 * @param subresource empty for none
 * @param name object name, empty for none
 * @param namespace empty for cluster scope and for all namespaces
 */
record StoryTarget(String path, String group, String resource, String subresource, String name, String namespace) {
    private static final Set<String> GROUPS_WITHOUT_DOT =
            Set.of("apps", "batch", "autoscaling", "policy", "extensions");

    static StoryTarget parse(String text, String namespace) {
        if (text.startsWith("/")) {
            return new StoryTarget(text, "", "", "", "", "");
        }
        int colon = text.indexOf(':');
        String name = colon < 0 ? "" : text.substring(colon + 1);
        String kind = colon < 0 ? text : text.substring(0, colon);
        int slash = kind.indexOf('/');
        String first = slash < 0 ? "" : kind.substring(0, slash);
        String group = first.contains(".") || GROUPS_WITHOUT_DOT.contains(first) ? first : "";
        String rest = group.isEmpty() ? kind : kind.substring(slash + 1);
        int sub = rest.indexOf('/');
        return new StoryTarget(
                "",
                group,
                sub < 0 ? rest : rest.substring(0, sub),
                sub < 0 ? "" : rest.substring(sub + 1),
                name,
                namespace);
    }

    boolean isPath() {
        return !path.isEmpty();
    }

    String uri() {
        if (isPath()) {
            return path;
        }
        StringBuilder uri = new StringBuilder(group.isEmpty() ? "/api/v1" : "/apis/" + group + "/v1");
        if (!namespace.isEmpty()) {
            uri.append("/namespaces/").append(namespace);
        }
        // A Namespace object's own path has the namespace in it already.
        if (!resource.equals("namespaces") || namespace.isEmpty()) {
            uri.append('/').append(resource);
            uri.append(name.isEmpty() ? "" : "/" + name);
        }
        return uri.append(subresource.isEmpty() ? "" : "/" + subresource).toString();
    }
}
