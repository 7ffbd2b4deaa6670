package dev.sawatch.reading.inner;

import com.fasterxml.jackson.core.JsonParser;
import dev.sawatch.audit.Rejection;
import dev.sawatch.reading.AuditEventReader;
import dev.sawatch.reading.AuditJson;
import dev.sawatch.reading.EventSink;
import dev.sawatch.reading.ObjectHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** JSON that is a text within JSON, as bytes in an array. Offsets are those of the array. */
final class InnerJson {
    /** Shorter than any event. */
    private static final int TAIL = 64;

    private byte[] bytes = {};
    private int begin;
    private int end;

    /** Takes the parser's text at hand, without the white space around it. */
    void take(JsonParser parser) throws IOException {
        byte[] utf8 = parser.getText().getBytes(StandardCharsets.UTF_8);
        take(utf8, 0, utf8.length);
    }

    /** Takes bytes where they are, without the white space around them. */
    void take(byte[] text, int from, int to) {
        bytes = text;
        begin = from;
        end = to;
        while (begin < end && isBlank(begin)) {
            begin++;
        }
        while (begin < end && isBlank(end - 1)) {
            end--;
        }
    }

    private boolean isBlank(int at) {
        byte c = bytes[at];
        return c >= 0 && c <= ' ';
    }

    boolean isObject() {
        return begin < end && bytes[begin] == '{';
    }

    /** Leaves out an ASCII ending; says whether there was one behind the beginning. */
    boolean dropEnding(String ending) {
        int from = end - ending.length();
        boolean ends =
                from > begin && new String(bytes, from, ending.length(), StandardCharsets.ISO_8859_1).equals(ending);
        end = ends ? from : end;
        return ends;
    }

    /** Whether a parser that gave up at an offset had come to the end. */
    boolean isEnd(long failed) {
        return failed >= end;
    }

    /** Where it begins. */
    int begin() {
        return begin;
    }

    /** Reads events in place as long as they are intact; returns where the first begins that is not, or -1. */
    int readIntact(int from, AuditEventReader events, EventSink sink) {
        int at = from;
        while (true) {
            while (at < end && isBlank(at)) {
                at++;
            }
            int next = at < end ? events.readInPlace(bytes, at, end, sink) : -1;
            if (next < 0) {
                return at < end ? at : -1;
            }
            at = next;
        }
    }

    /** A parser of what is left from an offset; the parser before it must not be used any more. */
    JsonParser parser(int from) throws IOException {
        return AuditJson.FACTORY.createParser(bytes, from, end - from);
    }

    /** As much from an offset as a rejection keeps. */
    String excerpt(int from) {
        return new String(bytes, from, Math.min(end - from, Rejection.MAX_EXCERPT), StandardCharsets.UTF_8);
    }

    /**
     * Offset of the next audit event behind the beginning of a broken one; -1 where there is none. What broke at its end was
     * cut off: then all that follows on its line is its own, and may be what a client made up.
     *
     * @param failed where the parser gave up
     */
    int nextEvent(int broken, long failed) {
        boolean within = failed < end - TAIL;
        for (int i = broken + 1; i < end; i++) {
            if (bytes[i] == '{' && (within || bytes[i - 1] == '\n') && beginsEvent(i, i >= failed)) {
                return i;
            }
        }
        return -1;
    }

    private boolean beginsEvent(int from, boolean behind) {
        return ObjectHead.of(bytes, from, Math.min(ObjectHead.LENGTH, end - from))
                .isNeighbour(behind);
    }
}
