package dev.sawatch.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of the API server: a verb on a resource, or on a path that is no resource.
 *
 * @param verb the audit verb: {@code get, list, watch, create, update, patch, delete, deletecollection}, or the lower-case
 *     HTTP method of a non-resource request
 * @param apiGroup API group, empty for the core group
 * @param apiVersion version of the group, such as {@code v1}; empty where the log has none
 * @param resource plural resource name, such as {@code pods}; empty for a non-resource request
 * @param subresource such as {@code exec}; empty for none
 * @param namespace namespace of the object; empty for cluster-scoped objects and for calls over all namespaces
 * @param name object name; empty where the call names none
 * @param uri request URI as logged, percent-encoded; what may be secret in it has been left out
 */
public record ApiCall(
        String verb,
        String apiGroup,
        String apiVersion,
        String resource,
        String subresource,
        String namespace,
        String name,
        String uri) {

    /** Whether the call is on a resource, not on a path such as {@code /metrics}. */
    public boolean isResource() {
        return !resource.isEmpty();
    }

    /**
     * First segment of the request path with its slash, such as {@code /metrics}; {@code /} for an empty path. Decoded, and
     * with dots resolved, so that {@code /version/../metrics} is not taken for {@code /version}.
     */
    public String firstPathSegment() {
        List<String> segments = RequestPath.segments(uri);
        return segments.isEmpty() ? "/" : "/" + segments.get(0);
    }

    /** {@code resource} or {@code resource/subresource}; the first path segment of a non-resource request. */
    public String resourcePath() {
        return qualified("");
    }

    /** As {@link #resourcePath()}, with the group before it unless that is the core group: {@code apps/deployments}. */
    public String qualifiedResource() {
        return qualified(apiGroup.isEmpty() ? "" : apiGroup + "/");
    }

    private @Nullable String suffix() {
        return subresource.isEmpty() ? null : "/" + subresource;
    }

    private String qualified(String prefix) {
        if (!isResource()) {
            return firstPathSegment();
        }
        String suffix = suffix();
        return suffix == null ? prefix + resource : prefix + resource + suffix;
    }
}
