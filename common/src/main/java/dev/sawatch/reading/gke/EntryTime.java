package dev.sawatch.reading.gke;

import dev.sawatch.reading.Timestamps;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the time of a log entry: RFC 3339, or as BigQuery prints it, such as {@code 2026-01-05 10:00:00.123456 UTC}. */
final class EntryTime {
    private static final Pattern PRINTED = Pattern.compile("(\\S{10}) (\\S{8,18})(?: UTC)?");

    /** Returns the time, or null where the text is none. */
    static @Nullable Instant parse(String text) {
        Matcher printed = PRINTED.matcher(text);
        return Timestamps.parse(printed.matches() ? printed.group(1) + "T" + printed.group(2) + "Z" : text);
    }

    private EntryTime() {}
}
