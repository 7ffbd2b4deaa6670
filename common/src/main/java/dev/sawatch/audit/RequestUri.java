package dev.sawatch.audit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a request URI may be kept. Values of query parameters stay where Kubernetes is known to put nothing secret into
 * them; any other parameter, such as {@code access_token} or exec's {@code command}, stays by its name alone. Of a path
 * behind {@code proxy}, which is another program's, only plain words stay.
 */
public final class RequestUri {
    private static final String LEFT_OUT = "\u2026";
    private static final int MAX_PARAMETERS = 32;
    private static final int MAX_VALUE = 1024;

    /**
     * The options of Kubernetes itself: those of lists and watches, of writes, of logs, exec, attach and port-forward, and
     * those of health checks and of the published schema.
     */
    private static final Set<String> HARMLESS = Set.of(
            "limit",
            "continue",
            "labelSelector",
            "fieldSelector",
            "watch",
            "resourceVersion",
            "resourceVersionMatch",
            "timeoutSeconds",
            "timeout",
            "allowWatchBookmarks",
            "sendInitialEvents",
            "pretty",
            "dryRun",
            "fieldManager",
            "fieldValidation",
            "force",
            "gracePeriodSeconds",
            "propagationPolicy",
            "orphanDependents",
            "ignoreStoreReadErrorWithClusterBreakingPotential",
            "container",
            "follow",
            "previous",
            "tailLines",
            "sinceSeconds",
            "sinceTime",
            "timestamps",
            "limitBytes",
            "stream",
            "insecureSkipTLSVerifyBackend",
            "stdin",
            "stdout",
            "stderr",
            "tty",
            "ports",
            "verbose",
            "exclude",
            "hash");

    /** Also as JSON of the API server has it, for excerpts, and what servers of long ago took for one. */
    private static final Pattern SEPARATOR = Pattern.compile("[&;?]|\\\\+u0026");

    /** A parameter that was left out already. */
    private static final Pattern HIDDEN =
            Pattern.compile("(?:[A-Za-z0-9_.\\[\\]-]{1,40}=|\u2026=)?\u2026(?:\\([0-9]+\\))?");

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,40}");
    private static final Pattern PLAIN_SEGMENT = Pattern.compile("[a-z][a-z_.-]{0,30}|v[0-9]{1,2}|");
    private static final Pattern PROXIED = Pattern.compile("((?:/+api|/+apis/+[^/]+)/+[^/]+/+"
            + "(?:proxy/+(?:namespaces/+[^/]+/+)?[^/]+/+[^/]+|(?:namespaces/+[^/]+/+)?[^/]+/+[^/]+/+proxy)/+)(.+)");

    /** The URI with all that may be secret left out; the very same one where there is nothing. */
    public static String harmless(String uri) {
        int query = uri.indexOf('?');
        boolean asItIs = (query < 0 || isHarmless(uri, query + 1)) && !uri.contains("/proxy/");
        return asItIs ? uri : filtered(uri, query);
    }

    private static boolean isHarmless(String uri, int query) {
        int from = query;
        while (from <= uri.length()) {
            int end = uri.indexOf('&', from);
            int to = end < 0 ? uri.length() : end;
            int equals = uri.indexOf('=', from);
            String name = uri.substring(from, equals < 0 || equals > to ? to : equals);
            if (!HARMLESS.contains(name) || to - from > MAX_VALUE) {
                return false;
            }
            from = to + 1;
        }
        return uri.indexOf('?', query) < 0 && uri.indexOf(';', query) < 0 && uri.indexOf('\\', query) < 0;
    }

    private static String filtered(String uri, int query) {
        String path = query < 0 ? uri : uri.substring(0, query);
        String kept = query < 0 ? "" : query(uri.substring(query + 1));
        Matcher proxied = PROXIED.matcher(path);
        String keptPath = proxied.matches() ? proxied.group(1) + words(proxied.group(2)) : path;
        return kept.isEmpty() ? keptPath : keptPath + "?" + kept;
    }

    private static String words(String path) {
        StringJoiner words = new StringJoiner("/");
        for (String segment : path.split("/", -1)) {
            words.add(PLAIN_SEGMENT.matcher(segment).matches() ? segment : LEFT_OUT);
        }
        return words.toString();
    }

    private static String query(String query) {
        Map<String, Integer> parts = new LinkedHashMap<>();
        for (String part : SEPARATOR.split(query, -1)) {
            if (!part.isEmpty()) {
                String kept = parts.size() < MAX_PARAMETERS ? kept(part) : LEFT_OUT;
                parts.merge(kept, 1, Integer::sum);
            }
        }
        StringJoiner joined = new StringJoiner("&");
        parts.forEach(
                (part, count) -> joined.add(count > 1 && part.endsWith(LEFT_OUT) ? part + "(" + count + ")" : part));
        return joined.toString();
    }

    private static String kept(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        boolean harmless = HARMLESS.contains(decoded(name)) && parameter.length() <= MAX_VALUE;
        if (harmless || HIDDEN.matcher(parameter).matches()) {
            return parameter;
        }
        String shown = PLAIN_NAME.matcher(name).matches() ? name : LEFT_OUT;
        return equals < 0 ? shown : shown + "=" + LEFT_OUT;
    }

    /** First value of a query parameter, decoded; empty where it has none, null where the URI lacks the parameter. */
    static @Nullable String parameter(String uri, String name) {
        int query = uri.indexOf('?');
        if (query < 0) {
            return null;
        }
        for (String part : SEPARATOR.split(uri.substring(query + 1), -1)) {
            int equals = part.indexOf('=');
            if (decoded(equals < 0 ? part : part.substring(0, equals)).equals(name)) {
                return equals < 0 ? "" : decoded(part.substring(equals + 1));
            }
        }
        return null;
    }

    /** A text without its percent-encoding; as it is where that is broken. */
    static String decoded(String text) {
        try {
            return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private RequestUri() {}
}
