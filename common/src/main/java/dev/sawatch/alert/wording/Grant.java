package dev.sawatch.alert.wording;

import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.behaviour.names.Names;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The binding that allowed a call, as RBAC's authorizer names it in its reason (kubernetes,
 * plugin/pkg/auth/authorizer/rbac/rbac.go): {@code RBAC: allowed by RoleBinding "NAME/NAMESPACE" of Role "ROLE" to
 * ServiceAccount "NAME/NAMESPACE"}.
 *
 * @param kind {@code RoleBinding} or {@code ClusterRoleBinding}
 * @param name its name, of characters that mean nothing to a shell or a terminal
 * @param namespace its namespace; empty for a {@code ClusterRoleBinding}
 * @param subjectKind {@code ServiceAccount}, {@code Group} or {@code User}
 * @param subject whom it binds; {@code NAME/NAMESPACE} for a service account
 */
record Grant(String kind, String name, String namespace, String subjectKind, String subject) {
    /** Go quotes what is odd with a backslash, so that no name can write the rest of the reason. */
    private static final Pattern REASON =
            Pattern.compile("RBAC: allowed by (RoleBinding|ClusterRoleBinding) \"([^\"\\\\]+)\""
                    + " of (?:Role|ClusterRole) \"[^\"\\\\]+\" to (ServiceAccount|Group|User) \"([^\"\\\\]+)\"");

    /** Narrower than Kubernetes, which allows bindings any character but {@code /} and {@code %}. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._@-]{0,252}");

    /** Reads a reason; nothing where it is none of RBAC's, or names what is no plain name. */
    static Optional<Grant> of(@Nullable String reason) {
        Matcher matcher = REASON.matcher(reason == null ? "" : reason);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String kind = matcher.group(1);
        String[] place = matcher.group(2).split("/", -1);
        boolean cluster = kind.startsWith("Cluster");
        boolean named = NAME.matcher(place[0]).matches()
                && place.length == (cluster ? 1 : 2)
                && (cluster || Names.isLabel(place[1]));
        return named
                ? Optional.of(new Grant(kind, place[0], cluster ? "" : place[1], matcher.group(3), matcher.group(4)))
                : Optional.empty();
    }

    /** Whether the binding binds the account itself, not a group that others are in. */
    boolean isTo(ServiceAccount account) {
        return subjectKind.equals("ServiceAccount") && subject.equals(account.name() + "/" + account.namespace());
    }

    /** For a sentence. */
    String words() {
        return kind + " " + name + (namespace.isEmpty() ? "" : " in " + namespace);
    }

    /** For kubectl. */
    String arguments() {
        String place = namespace.isEmpty() ? "" : " --namespace=" + InvestigationQuery.shell(namespace);
        return kind.toLowerCase(Locale.ROOT) + " " + InvestigationQuery.shell(name) + place;
    }
}
