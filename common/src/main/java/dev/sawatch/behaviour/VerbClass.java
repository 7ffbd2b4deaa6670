package dev.sawatch.behaviour;

import java.util.Locale;
import java.util.Set;

/** Verbs that mean the same to a defender. */
public enum VerbClass {
    GET,
    /** list and watch: both return contents, and informers use both. */
    LIST,
    CREATE,
    /** update, patch and server-side apply. */
    CHANGE,
    DELETE,
    DELETECOLLECTION,
    /** exec, attach, portforward and proxy; the verb is {@code get} over WebSocket and {@code create} over SPDY. */
    CONNECT,
    /** Acting as another user, group or service account. */
    IMPERSONATE,
    /** Any other verb, such as the HTTP method of a path that is no resource. */
    OTHER;

    private static final Set<String> CONNECTING = Set.of("exec", "attach", "portforward", "proxy");

    /** The class of an audit verb on a resource or subresource. */
    public static VerbClass of(String verb, String subresource) {
        if (CONNECTING.contains(subresource) || verb.equals("connect")) {
            return CONNECT;
        }
        return switch (verb) {
            case "get" -> GET;
            case "list", "watch" -> LIST;
            case "create" -> CREATE;
            case "update", "patch", "apply" -> CHANGE;
            case "delete" -> DELETE;
            case "deletecollection" -> DELETECOLLECTION;
            default -> OTHER;
        };
    }

    /** Whether calls of this class only read. */
    public boolean isRead() {
        return this == GET || this == LIST;
    }

    /** Whether calls of this class change the cluster or reach into a workload. */
    public boolean isModification() {
        return switch (this) {
            case CREATE, CHANGE, DELETE, DELETECOLLECTION, CONNECT -> true;
            case GET, LIST, IMPERSONATE, OTHER -> false;
        };
    }

    /** Lower case, as in records and in the sensitive list. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
