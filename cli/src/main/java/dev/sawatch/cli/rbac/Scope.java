package dev.sawatch.cli.rbac;

import java.util.Comparator;
import java.util.List;

/**
 * Where something is granted.
 *
 * @param reach what its role is called after
 * @param namespaces where it is bound; none for the whole cluster
 */
record Scope(String reach, List<String> namespaces) implements Comparable<Scope> {
    static final Scope CLUSTER = new Scope("cluster", List.of());

    private static final Comparator<Scope> ORDER = Comparator.comparing(Scope::isCluster)
            .thenComparing(Scope::reach)
            .thenComparing(scope -> String.join(" ", scope.namespaces()));

    boolean isCluster() {
        return namespaces.isEmpty();
    }

    @Override
    public int compareTo(Scope other) {
        return ORDER.compare(this, other);
    }
}
