package dev.sawatch.reading.aks;

import dev.sawatch.audit.Rejection;
import dev.sawatch.reading.EventSink;
import dev.sawatch.reading.inner.InnerEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One record of a diagnostic log: which log, of which resource, when, and the text that was logged. */
final class HubRecord {
    private String category = "";
    private String resourceId = "";
    private String time = "";
    private byte[] text = {};
    private int from;
    private int to = -1;

    /** Which log; some exports lose it. */
    String category() {
        return category;
    }

    void category(String value) {
        category = value;
    }

    /** Whose log. */
    String resourceId() {
        return resourceId;
    }

    void resourceId(String value) {
        resourceId = value;
    }

    /** When the stage was logged, which for a watch is up to half an hour after the request was received. */
    void time(String value) {
        time = value;
    }

    boolean hasText() {
        return to >= 0;
    }

    void text(byte[] utf8, int begin, int end) {
        text = utf8;
        from = begin;
        to = end;
    }

    void readBy(InnerEvents events, EventSink sink) throws IOException {
        events.read(text, from, to, this::logged, sink);
    }

    private @Nullable Instant logged() {
        try {
            return Instant.parse(time);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** As much of the text as a rejection keeps. */
    String excerpt() {
        int length = Math.max(0, Math.min(to - from, Rejection.MAX_EXCERPT));
        return new String(text, from, length, StandardCharsets.UTF_8);
    }
}
