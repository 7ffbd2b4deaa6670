package dev.sawatch.behaviour.names;

import java.util.regex.Pattern;

/**
 * Names as Kubernetes allows them. What a client made up instead never becomes part of a record as it is: it may be long,
 * odd and different each time.
 */
public final class Names {
    /** Stands for all names that are none. */
    public static final String INVALID = "(invalid)";

    private static final int MAX_SUBDOMAIN = 253;
    private static final int MAX_LABEL = 63;

    /** RFC 1123 subdomain: kubernetes/apimachinery, pkg/util/validation. */
    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?");

    private static final Pattern PATH_SEGMENT = Pattern.compile("/[A-Za-z0-9._~-]*");

    /** Whether an object or an API group may be called so. */
    public static boolean isSubdomain(String name) {
        return name.length() <= MAX_SUBDOMAIN && SUBDOMAIN.matcher(name).matches();
    }

    /** Whether a namespace, a resource or a subresource may be called so. */
    public static boolean isLabel(String name) {
        return name.length() <= MAX_LABEL && name.indexOf('.') < 0 && isSubdomain(name);
    }

    /** Whether the text is a path segment with its slash that some server might have. */
    public static boolean isPathSegment(String segment) {
        return segment.length() <= MAX_LABEL && PATH_SEGMENT.matcher(segment).matches();
    }

    private Names() {}
}
