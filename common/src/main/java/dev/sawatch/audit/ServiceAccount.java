package dev.sawatch.audit;

import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes service account.
 *
 * @param namespace its namespace, such as {@code payments}
 * @param name its name, such as {@code checkout}
 */
public record ServiceAccount(String namespace, String name) {
    public static final String PREFIX = "system:serviceaccount:";

    /**
     * Reads a user name as the API server gives it to service accounts: {@code system:serviceaccount:NAMESPACE:NAME},
     * exactly four parts (kubernetes/apiserver, pkg/authentication/serviceaccount/util.go).
     *
     * @return the account, or null where the user is none
     */
    public static @Nullable ServiceAccount ofUsername(String username) {
        if (!username.startsWith(PREFIX)) {
            return null;
        }
        int colon = username.indexOf(':', PREFIX.length());
        if (colon <= PREFIX.length() || colon == username.length() - 1 || username.indexOf(':', colon + 1) >= 0) {
            return null;
        }
        return new ServiceAccount(username.substring(PREFIX.length(), colon), username.substring(colon + 1));
    }

    /** The user name that the API server logs: {@code system:serviceaccount:NAMESPACE:NAME}. */
    public String username() {
        return PREFIX + namespace + ":" + name;
    }

    /** {@code NAMESPACE/NAME}, as people write it. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
