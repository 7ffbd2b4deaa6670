package dev.sawatch.gcp;

import com.google.cloud.functions.HttpRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The trace that a request belongs to, by which Cloud Logging shows a request's lines together. */
final class Trace {
    /** {@code 00-TRACE-SPAN-FLAGS} of W3C's traceparent, or {@code TRACE/SPAN;o=FLAGS}. */
    private static final Pattern HEADER = Pattern.compile("(?:00-)?([0-9a-f]{32})[-/].*");

    private static final List<String> HEADERS = List.of("traceparent", "X-Cloud-Trace-Context");

    /** The trace's id; empty where the request has none. */
    static String of(HttpRequest request) {
        return HEADERS.stream()
                .flatMap(name -> request.getFirstHeader(name).stream())
                .map(HEADER::matcher)
                .filter(Matcher::matches)
                .map(header -> header.group(1))
                .findFirst()
                .orElse("");
    }

    private Trace() {}
}
