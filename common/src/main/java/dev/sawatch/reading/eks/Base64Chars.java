package dev.sawatch.reading.eks;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** Decodes base64 text in chunks, so that the decoded whole never lies in memory. */
final class Base64Chars extends InputStream {
    private static final int CHUNK = 16 * 1024;

    private final char[] text;
    private final int end;
    private int at;
    private byte[] decoded = new byte[0];
    private int next;

    /** Reads characters of the text in place; it must not change meanwhile. */
    Base64Chars(char[] text, int from, int length) {
        this.text = text;
        this.at = from;
        this.end = from + length;
    }

    @Override
    public int read() throws IOException {
        return fill() ? decoded[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, decoded.length - next);
        System.arraycopy(decoded, next, target, from, count);
        next += count;
        return count;
    }

    @Override
    public int available() {
        return decoded.length - next;
    }

    private boolean fill() throws IOException {
        while (next == decoded.length && at < end) {
            byte[] chunk = new byte[Math.min(CHUNK, end - at)];
            for (int i = 0; i < chunk.length; i++) {
                char c = text[at++];
                chunk[i] = c < 128 ? (byte) c : (byte) '?';
            }
            try {
                decoded = Base64.getDecoder().decode(chunk);
            } catch (IllegalArgumentException e) {
                throw new NotBase64Exception(e);
            }
            next = 0;
        }
        return next < decoded.length;
    }

    /** The text is no base64. */
    static final class NotBase64Exception extends IOException {
        private static final long serialVersionUID = 1L;

        NotBase64Exception(IllegalArgumentException cause) {
            super("no base64", cause);
        }
    }
}
