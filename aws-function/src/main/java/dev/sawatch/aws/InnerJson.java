package dev.sawatch.aws;

import com.fasterxml.jackson.core.JsonParser;
import dev.sawatch.audit.AuditJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Parses JSON that is a text within JSON. The outer parser has it as characters; it is made bytes again in a buffer that
 * is used for every text, because the audit reader's parser of bytes is the quick one.
 */
final class InnerJson {
    private static final int KEPT = 1 << 16;
    private static final int ASCII_END = 0x80;

    private byte[] bytes = new byte[KEPT];

    /** A parser of part of a text; the parser before it must not be used any more. */
    JsonParser parser(char[] text, int from, int to) throws IOException {
        int length = to - from;
        if (bytes.length < length || bytes.length > KEPT) {
            bytes = new byte[Math.max(KEPT, length)];
        }
        for (int i = 0; i < length; i++) {
            char c = text[from + i];
            if (c >= ASCII_END) {
                return AuditJson.FACTORY.createParser(new String(text, from, length).getBytes(StandardCharsets.UTF_8));
            }
            bytes[i] = (byte) c;
        }
        return AuditJson.FACTORY.createParser(bytes, 0, length);
    }
}
