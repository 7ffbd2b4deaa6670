package dev.sawatch.baseline;

import dev.sawatch.audit.Untrusted;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The program that made a call, as its user agent claims.
 *
 * @param product the user agent up to its first slash or space, lower case, at most {@value #MAX_NAME} characters; empty
 *     where there is none
 * @param version what follows the slash, up to a space; empty where there is none
 */
public record Client(String product, String version) {
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");
    private static final int MAX_NAME = 64;

    /** Reads a user agent such as {@code kubectl/v1.32.4 (linux/amd64) kubernetes/7eb4aa1}. */
    public static Client of(String userAgent) {
        int space = userAgent.indexOf(' ');
        String first = space < 0 ? userAgent : userAgent.substring(0, space);
        int slash = first.indexOf('/');
        String product = slash < 0 ? first : first.substring(0, slash);
        String version = slash < 0 ? "" : first.substring(slash + 1);
        return new Client(Untrusted.cut(product.toLowerCase(Locale.ROOT), MAX_NAME), Untrusted.cut(version, MAX_NAME));
    }

    /**
     * Compares versions as people read them: runs of digits by value, all else by letter. A total order, so that "the
     * newest version" does not depend on the order in which versions are seen.
     */
    static int compareVersions(String a, String b) {
        if (a.equals(b)) {
            return 0;
        }
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int iEnd = endOfRun(a, i);
            int jEnd = endOfRun(b, j);
            int order = compareRuns(a.substring(i, iEnd), b.substring(j, jEnd));
            if (order != 0) {
                return order;
            }
            i = iEnd;
            j = jEnd;
        }
        int rest = Integer.compare(a.length() - i, b.length() - j);
        return rest != 0 ? rest : a.compareTo(b);
    }

    private static int compareRuns(String a, String b) {
        if (!isDigit(a.charAt(0)) || !isDigit(b.charAt(0))) {
            return a.compareTo(b);
        }
        String x = LEADING_ZEROS.matcher(a).replaceFirst("");
        String y = LEADING_ZEROS.matcher(b).replaceFirst("");
        return x.length() != y.length() ? Integer.compare(x.length(), y.length()) : x.compareTo(y);
    }

    private static int endOfRun(String text, int from) {
        boolean digits = isDigit(text.charAt(from));
        int end = from + 1;
        while (end < text.length() && isDigit(text.charAt(end)) == digits) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
