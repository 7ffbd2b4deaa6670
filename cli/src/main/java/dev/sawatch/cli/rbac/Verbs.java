package dev.sawatch.cli.rbac;

import dev.sawatch.behaviour.Behaviour;
import java.util.List;

/** The verbs of RBAC that a behaviour stands for. */
final class Verbs {
    private static final List<String> METHODS = List.of("delete", "head", "options", "patch", "post", "put");
    private static final List<String> PROXIED = List.of("create", "delete", "get", "patch", "update");
    /** Over WebSocket it is a get, over SPDY a create; clients try both. */
    private static final List<String> STREAMED = List.of("create", "get");

    /** In order; none for a verb of which the profile keeps no name. */
    static List<String> of(Behaviour behaviour) {
        return switch (behaviour.verb()) {
            case GET -> List.of("get");
            case LIST -> List.of("list", "watch");
            case CREATE -> List.of("create");
            case CHANGE -> List.of("patch", "update");
            case DELETE -> List.of("delete");
            case DELETECOLLECTION -> List.of("deletecollection");
            case IMPERSONATE -> List.of("impersonate");
            case CONNECT -> behaviour.resource().endsWith("/proxy") ? PROXIED : STREAMED;
            case OTHER -> behaviour.isPath() ? METHODS : List.of();
        };
    }

    private Verbs() {}
}
