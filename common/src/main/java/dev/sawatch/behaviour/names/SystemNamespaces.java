package dev.sawatch.behaviour.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The namespaces of the control plane. */
public final class SystemNamespaces {
    private static final List<String> DEFAULT = List.of("kube-system", "kube-public", "kube-node-lease", "gke-*");

    private final Set<String> names = new TreeSet<>();
    private final List<String> prefixes = new ArrayList<>();

    /** @param more names beside Kubernetes' own; a {@code *} at the end stands for any rest */
    public SystemNamespaces(Iterable<String> more) {
        DEFAULT.forEach(this::add);
        more.forEach(this::add);
    }

    private void add(String pattern) {
        if (pattern.endsWith("*")) {
            prefixes.add(pattern.substring(0, pattern.length() - 1));
        } else {
            names.add(pattern);
        }
    }

    /** Whether the namespace is one of them. */
    public boolean contains(String namespace) {
        return names.contains(namespace) || prefixes.stream().anyMatch(namespace::startsWith);
    }
}
