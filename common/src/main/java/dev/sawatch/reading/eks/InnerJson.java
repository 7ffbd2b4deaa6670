package dev.sawatch.reading.eks;

import com.fasterxml.jackson.core.JsonParser;
import dev.sawatch.audit.Rejection;
import dev.sawatch.reading.AuditJson;
import dev.sawatch.reading.ObjectHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * JSON that is a text within JSON. The outer parser has it as characters; it is made bytes again in a buffer that is used
 * for every text, because the audit reader's parser of bytes is the quick one.
 */
final class InnerJson {
    private static final int KEPT = 1 << 16;
    private static final int ASCII_END = 0x80;
    /** Shorter than any event. */
    private static final int TAIL = 64;

    private byte[] bytes = new byte[KEPT];
    private int length;

    /** Takes part of a text. */
    void take(char[] text, int from, int to) {
        length = to - from;
        if (bytes.length < length || bytes.length > KEPT) {
            bytes = new byte[Math.max(KEPT, length)];
        }
        for (int i = 0; i < length; i++) {
            char c = text[from + i];
            if (c >= ASCII_END) {
                bytes = new String(text, from, length).getBytes(StandardCharsets.UTF_8);
                length = bytes.length;
                return;
            }
            bytes[i] = (byte) c;
        }
    }

    /** A parser of what is left from an offset; the parser before it must not be used any more. */
    JsonParser parser(int from) throws IOException {
        return AuditJson.FACTORY.createParser(bytes, from, length - from);
    }

    /** As much from an offset as a rejection keeps. */
    String excerpt(int from) {
        return new String(bytes, from, Math.min(length - from, Rejection.MAX_EXCERPT), StandardCharsets.UTF_8);
    }

    /**
     * Offset of the next audit event behind the beginning of a broken one; -1 where there is none. What broke at its end was
     * cut off: then all that follows on its line is its own, and may be what a client made up.
     *
     * @param failed where the parser gave up
     */
    int nextEvent(int broken, long failed) {
        boolean within = failed < length - TAIL;
        for (int i = broken + 1; i < length; i++) {
            if (bytes[i] == '{' && (within || bytes[i - 1] == '\n') && beginsEvent(i, i >= failed)) {
                return i;
            }
        }
        return -1;
    }

    private boolean beginsEvent(int from, boolean behind) {
        return ObjectHead.of(bytes, from, Math.min(ObjectHead.LENGTH, length - from))
                .isNeighbour(behind);
    }
}
