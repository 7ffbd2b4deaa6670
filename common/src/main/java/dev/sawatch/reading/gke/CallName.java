package dev.sawatch.reading.gke;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.RequestUri;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was asked off a log entry's {@code methodName} ({@code io.k8s.core.v1.pods.exec.create}) and {@code
 * resourceName} ({@code core/v1/namespaces/NS/pods/NAME/exec}). The group is that of the resource name, for the method's
 * is turned round and shortened. A request on a path has a method without a resource, such as {@code io.k8s.get}.
 */
final class CallName {
    /** {@code io.k8s.get}; that of a resource has at least group, version, resource and verb. */
    private static final int METHOD_ON_PATH = 3;

    private static final String CORE = "core";
    private static final String NAMESPACES = "namespaces";
    private static final Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");

    private final String group;
    private final String version;
    private final String namespace;
    /** Resource, name and subresource, as many as there are. */
    private final List<String> parts;

    private CallName(List<String> segments) {
        this.group = segments.get(0).equals(CORE) ? "" : segments.get(0);
        this.version = segments.get(1);
        List<String> path = segments.subList(2, segments.size());
        boolean within = path.size() > 2 && path.get(0).equals(NAMESPACES) && !isOfNamespace(path.get(2));
        this.namespace = within ? path.get(1) : "";
        this.parts = within ? path.subList(2, path.size()) : path;
    }

    /** A Namespace object's own subresource stands where an object within it would. */
    private boolean isOfNamespace(String segment) {
        return group.isEmpty() && NAMESPACE_SUBRESOURCES.contains(segment);
    }

    /** What was asked; null where the resource name is none of a resource, and the method is that of one. */
    static @Nullable ApiCall call(String methodName, String resourceName) {
        List<String> method = List.of(methodName.split("\\.", -1));
        String verb = method.get(method.size() - 1).toLowerCase(Locale.ROOT);
        if (method.size() <= METHOD_ON_PATH) {
            String path = resourceName.startsWith("/") ? resourceName : "/" + resourceName;
            return new ApiCall(verb, "", "", "", "", "", "", RequestUri.harmless(path));
        }
        List<String> segments = List.of(resourceName.split("/", -1));
        boolean named = segments.size() > 2 && !segments.get(2).isEmpty();
        return named ? new CallName(segments).call(verb, method) : null;
    }

    private ApiCall call(String verb, List<String> method) {
        String subresource = part(2).isEmpty() ? subresource(method) : part(2);
        return new ApiCall(verb, group, version, part(0), subresource, namespace, part(1), "");
    }

    /** A method's subresource stands between resource and verb. */
    private String subresource(List<String> method) {
        int verb = method.size() - 1;
        return method.get(verb - 2).equals(part(0)) ? method.get(verb - 1) : "";
    }

    private String part(int index) {
        return index < parts.size() ? parts.get(index) : "";
    }
}
