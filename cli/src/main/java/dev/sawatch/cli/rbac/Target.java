package dev.sawatch.cli.rbac;

import dev.sawatch.behaviour.Behaviour;
import dev.sawatch.behaviour.KubernetesApi;
import dev.sawatch.behaviour.VerbClass;
import dev.sawatch.behaviour.names.Names;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What a rule is about.
 *
 * @param group API group, empty for the core group and for paths
 * @param resource {@code resource[/subresource]}; a path that is no resource begins with a slash
 * @param object name of the one object that is meant; empty for all
 */
record Target(String group, String resource, String object) implements Comparable<Target> {
    /** The API server knows no name yet, or none at all, when it authorises these. */
    private static final Set<VerbClass> NAMELESS = Set.of(VerbClass.CREATE, VerbClass.DELETECOLLECTION);

    private static final Comparator<Target> ORDER =
            Comparator.comparing(Target::group).thenComparing(Target::resource).thenComparing(Target::object);

    static Target of(Behaviour behaviour) {
        if (behaviour.isPath()) {
            return new Target("", behaviour.resource(), "");
        }
        String[] named = behaviour.resource().split(":", 2);
        String object = named.length < 2 || NAMELESS.contains(behaviour.verb()) ? "" : named[1];
        int slash = named[0].indexOf('/');
        return slash >= 0 && isGroup(named[0].substring(0, slash))
                ? new Target(named[0].substring(0, slash), named[0].substring(slash + 1), object)
                : new Target("", named[0], object);
    }

    /** Groups without a dot are Kubernetes' own; no resource of the core group is called like one. */
    private static boolean isGroup(String first) {
        return first.indexOf('.') >= 0 || KubernetesApi.isBuiltInGroup(first);
    }

    /** {@code [group/]resource[/subresource]}, or the path. */
    String name() {
        return group.isEmpty() ? resource : group + "/" + resource;
    }

    boolean isPath() {
        return resource.startsWith("/");
    }

    /** Whether the log held a name that Kubernetes would not allow, for which nothing can be granted. */
    boolean isInvalid() {
        return resource.contains(Names.INVALID);
    }

    /** The paths that begin with the one segment that is known. */
    List<String> paths() {
        return resource.equals("/") ? List.of("/") : List.of(resource, resource + "/*");
    }

    @Override
    public int compareTo(Target other) {
        return ORDER.compare(this, other);
    }
}
