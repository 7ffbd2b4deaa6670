package dev.sawatch.audit;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be read as what it claims to be. The records beside it go on.
 *
 * @param cluster where it came from, or null where that is not known
 * @param reason the kind of fault, for counting
 * @param detail the fault in words, naming the field and the place; free of the record's values
 * @param excerpt at most {@value #MAX_EXCERPT} bytes (UTF-8) of the record, for the reject sink only: never to be logged.
 *     Whatever is given, it is kept without bodies and without what may be secret in URIs
 * @param cutUri what is left of the request, of a record of {@link Reason#TRUNCATED_URI}; null for every other
 */
public record Rejection(
        @Nullable Cluster cluster,
        Reason reason,
        String detail,
        String excerpt,
        @Nullable CutUri cutUri) {
    /** Longest excerpt, in bytes. */
    public static final int MAX_EXCERPT = 8 * 1024;

    /** Why a record was rejected. */
    public enum Reason {
        /** Not JSON at all, or JSON that ends early. */
        NOT_JSON,
        /** Cut off by the log service, and too little is left. */
        TRUNCATED,
        /** Cut off within its request URI, or behind an overlong one, before it said who asked: so a caller can hide. */
        TRUNCATED_URI,
        /** Nested more deeply, or with a longer text, than the readers bear. */
        TOO_LARGE,
        /** A field that every audit event has is missing or has the wrong type. */
        MISSING_FIELD,
        /** A timestamp that is none. */
        BAD_TIME,
        /** An {@code apiVersion} of audit.k8s.io that is not known. */
        UNKNOWN_VERSION,
        /** Received more than an hour from now, or long after all records around it. */
        FUTURE,
        /** JSON, but neither an audit event nor an envelope of one. */
        UNKNOWN_FORM;

        /** As counted in summaries: {@code not_json}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is left of a call whose event was cut off before it said who asked.
     *
     * @param uri the beginning of its request URI, escaped for people, at most {@value Untrusted#MAX_LENGTH} characters and
     *     an ellipsis; what may be secret in it has been left out
     * @param time when the event was logged, or null where nothing says so
     */
    public record CutUri(String uri, @Nullable Instant time) {
        private static final String CUT = "\u2026";

        public CutUri {
            String line = Untrusted.line(RequestUri.harmless(uri));
            uri = line.endsWith(CUT) ? line : line + CUT;
        }
    }

    public Rejection {
        excerpt = Excerpt.of(excerpt, MAX_EXCERPT);
    }

    /** A record of which no call is left. */
    public Rejection(@Nullable Cluster cluster, Reason reason, String detail, String excerpt) {
        this(cluster, reason, detail, excerpt, null);
    }

    /** The same record of another cluster, for logs that name their cluster after their events. */
    public Rejection in(Cluster other) {
        return new Rejection(other, reason, detail, excerpt, cutUri);
    }

    /** The same record with its place before the fault, such as {@code audit.log:5: }. */
    public Rejection at(String place) {
        return new Rejection(cluster, reason, place + detail, excerpt, cutUri);
    }
}
