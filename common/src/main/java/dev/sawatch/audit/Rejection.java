package dev.sawatch.audit;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be read as what it claims to be. The records beside it go on.
 *
 * @param cluster where it came from, or null where that is not known
 * @param reason the kind of fault, for counting
 * @param detail the fault in words, naming the field and the place; free of the record's values
 * @param excerpt at most {@value #MAX_EXCERPT} bytes (UTF-8) of the record, for the reject sink only: never to be logged
 */
public record Rejection(@Nullable Cluster cluster, Reason reason, String detail, String excerpt) {
    /** Longest excerpt, in bytes. */
    public static final int MAX_EXCERPT = 8 * 1024;

    /** Why a record was rejected. */
    public enum Reason {
        /** Not JSON at all, or JSON that ends early. */
        NOT_JSON,
        /** Cut off by the log service, and too little is left. */
        TRUNCATED,
        /** Nested deeper than {@link AuditJson#MAX_DEPTH}, or a text longer than {@link AuditJson#MAX_TEXT}. */
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

    public Rejection {
        excerpt = cut(excerpt);
    }

    private static String cut(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= MAX_EXCERPT) {
            return text;
        }
        int end = MAX_EXCERPT;
        while (isWithinCharacter(utf8[end])) {
            end--;
        }
        return new String(utf8, 0, end, StandardCharsets.UTF_8);
    }

    private static boolean isWithinCharacter(byte next) {
        return (next & 0xC0) == 0x80;
    }

    /** The text up to the first body of an audit event, for excerpts: bodies are never kept. */
    public static String withoutBodies(String text) {
        int request = text.indexOf("requestObject");
        int response = text.indexOf("responseObject");
        int end = request < 0 || (response >= 0 && response < request) ? response : request;
        return end < 0 ? text : text.substring(0, end);
    }
}
