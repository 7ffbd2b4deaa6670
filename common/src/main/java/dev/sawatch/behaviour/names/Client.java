package dev.sawatch.behaviour.names;

import dev.sawatch.audit.Untrusted;
import java.util.Locale;

/**
 * The program that made a call, as its user agent claims.
 *
 * @param product the user agent up to its first slash or space, lower case, at most {@value #MAX_NAME} characters; empty
 *     where there is none
 * @param version the numbers behind the first slash or space
 */
public record Client(String product, Version version) {
    private static final int MAX_NAME = 64;

    /** Reads a user agent such as {@code kubectl/v1.32.4 (linux/amd64) kubernetes/7eb4aa1}. */
    public static Client of(String userAgent) {
        int end = 0;
        while (end < userAgent.length() && "/ ".indexOf(userAgent.charAt(end)) < 0) {
            end++;
        }
        String product = Untrusted.cut(userAgent.substring(0, end).toLowerCase(Locale.ROOT), MAX_NAME);
        return new Client(product, end == userAgent.length() ? Version.NONE : Version.of(userAgent.substring(end + 1)));
    }

    /** {@code kubectl 1.32.4}, or the product alone. */
    @Override
    public String toString() {
        return version.equals(Version.NONE) ? product : product + " " + version;
    }
}
