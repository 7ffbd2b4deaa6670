package dev.sawatch.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads off a request's URI what was asked, for events without an objectRef, by the rules by which the API server itself
 * does (kubernetes/apiserver, pkg/endpoints/request/requestinfo.go): {@code /api/VERSION/...} and {@code
 * /apis/GROUP/VERSION/...} with anything behind them are resources. Unlike there, empty segments and dots are resolved, so
 * that a path is never taken for a more harmless one.
 */
public final class RequestPath {
    private static final Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");
    private static final Set<String> VERB_PREFIXES = Set.of("watch", "proxy");
    private static final Pattern NAME_SELECTOR = Pattern.compile("(?:^|,)metadata\\.name==?([^,!=]+)");

    private final String uri;
    private final String group;
    private final String version;
    private final String prefix;
    private final String namespace;
    private final List<String> parts;

    private RequestPath(String uri, String group, String version, List<String> behindVersion) {
        this.uri = uri;
        this.group = group;
        this.version = version;
        boolean prefixed = behindVersion.size() > 1 && VERB_PREFIXES.contains(behindVersion.get(0));
        this.prefix = prefixed ? behindVersion.get(0) : "";
        List<String> path = prefixed ? behindVersion.subList(1, behindVersion.size()) : behindVersion;
        boolean namespaced = path.size() > 1 && path.get(0).equals("namespaces");
        boolean within = namespaced && path.size() > 2 && !NAMESPACE_SUBRESOURCES.contains(path.get(2));
        this.namespace = namespaced ? path.get(1) : "";
        this.parts = within ? path.subList(2, path.size()) : path;
    }

    /**
     * The call of an event without an objectRef.
     *
     * @param verb as the event says, which is the HTTP method where the API server took the path for no resource
     */
    public static ApiCall call(String verb, String uri) {
        List<String> segments = segments(uri);
        String root = segments.isEmpty() ? "" : segments.get(0);
        int version = root.equals("api") ? 1 : root.equals("apis") ? 2 : Integer.MAX_VALUE;
        if (segments.size() - 1 <= version) {
            return new ApiCall(verb, "", "", "", "", "", "", uri);
        }
        String group = version == 1 ? "" : segments.get(1);
        List<String> behind = segments.subList(version + 1, segments.size());
        return new RequestPath(uri, group, segments.get(version), behind).call(verb);
    }

    private ApiCall call(String verb) {
        String name = part(1);
        String subresource = prefix.equals("proxy") ? "proxy" : part(2);
        String asked = prefix.equals("watch") ? "watch" : resourceVerb(verb, name);
        String selected = name.isEmpty() ? selectedName() : name;
        return new ApiCall(asked, group, version, part(0), subresource, namespace, selected, uri);
    }

    private String part(int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    private String resourceVerb(String method, String name) {
        return switch (method) {
            case "get", "head" -> !name.isEmpty() ? "get" : isWatch() ? "watch" : "list";
            case "post" -> "create";
            case "put" -> "update";
            case "delete" -> name.isEmpty() ? "deletecollection" : "delete";
            default -> method;
        };
    }

    private boolean isWatch() {
        String watch = RequestUri.parameter(uri, "watch");
        return watch != null && !watch.equalsIgnoreCase("false") && !watch.equals("0");
    }

    private String selectedName() {
        String selector = RequestUri.parameter(uri, "fieldSelector");
        Matcher name = NAME_SELECTOR.matcher(selector == null ? "" : selector);
        return name.find() ? name.group(1) : "";
    }

    /** Segments of a URI's path, decoded, without empty ones and dots. */
    static List<String> segments(String uri) {
        int query = uri.indexOf('?');
        String path = RequestUri.decoded(query < 0 ? uri : uri.substring(0, query));
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                segments.subList(Math.max(0, segments.size() - 1), segments.size())
                        .clear();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return segments;
    }
}
