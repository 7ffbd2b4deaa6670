package dev.sawatch.cli.rbac;

import java.util.List;

/**
 * One rule of a role, as RBAC reads it (kubernetes/component-helpers, auth/rbac/validation).
 *
 * @param role {@code KIND NAMESPACE/NAME} of its role
 * @param namespace namespace of its role; empty for a cluster role
 * @param groups API groups
 * @param resources resources with their subresources
 * @param objects names of objects; none for all
 * @param paths non-resource URLs
 * @param verbs what it lets do
 */
record GrantedRule(
        String role,
        String namespace,
        List<String> groups,
        List<String> resources,
        List<String> objects,
        List<String> paths,
        List<String> verbs) {
    static final String ALL = "*";

    /** Whether what is bound there can be used by this rule. What is used all over the cluster may be so anywhere. */
    boolean isIn(Scope scope) {
        return namespace.isEmpty() || scope.isCluster() || scope.namespaces().contains(namespace);
    }

    /** Whether one of its groups and resources, given here, is about a target. Names of most objects are not known. */
    boolean covers(String group, String resource, Target target) {
        return !target.isPath()
                && (group.equals(ALL) || group.equals(target.group()))
                && coversResource(resource, target.resource())
                && (objects.isEmpty() || target.object().isEmpty() || objects.contains(target.object()));
    }

    private static boolean coversResource(String granted, String used) {
        boolean isSubresource = granted.startsWith("*/") && used.endsWith(granted.substring(1));
        return granted.equals(ALL) || granted.equals(used) || isSubresource;
    }

    /** Whether one of its paths, given here, is about a target, of which the first segment is known. */
    static boolean coversPath(String path, Target target) {
        String used = target.resource();
        return target.isPath()
                && (path.equals(ALL) || path.equals("/*") || path.equals(used) || path.startsWith(used + "/"));
    }
}
