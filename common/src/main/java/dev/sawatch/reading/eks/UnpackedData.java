package dev.sawatch.reading.eks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks base64 of gzip as a whole, which is quicker than as a stream. Only what is small and intact: the rest is for the
 * stream, which hands over what comes before the damage.
 */
final class UnpackedData {
    /** What a log service delivers at once is a tenth of it. */
    private static final int MAX = 16 << 20;

    private static final int MAGIC_1 = 0x1f;
    private static final byte MAGIC_2 = (byte) 0x8b;
    private static final int INPUT = 1 << 16;
    private static final int TRAILER = 4;

    /** The unpacked bytes; null where the data is damaged or large. */
    static byte @Nullable [] of(char[] text, int from, int length, int maxLayers) {
        byte[] base64 = new String(text, from, length).getBytes(StandardCharsets.ISO_8859_1);
        try {
            byte @Nullable [] data = Base64.getDecoder().decode(base64);
            for (int layer = 0; data != null && layer < maxLayers && isGzip(data); layer++) {
                data = unzip(data);
            }
            return data;
        } catch (IllegalArgumentException | IOException e) {
            return null;
        }
    }

    private static boolean isGzip(byte[] data) {
        return data.length > TRAILER && data[0] == MAGIC_1 && data[1] == MAGIC_2;
    }

    private static byte @Nullable [] unzip(byte[] gzip) throws IOException {
        int expected = lengthByTrailer(gzip);
        byte[] target = new byte[Math.clamp(expected, 0, MAX)];
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip), INPUT)) {
            int length = in.readNBytes(target, 0, target.length);
            boolean whole = in.read() < 0;
            return whole ? (length == target.length ? target : Arrays.copyOf(target, length)) : null;
        }
    }

    /** The length of what was packed, which gzip has last; wrong where several were put one behind the other. */
    private static int lengthByTrailer(byte[] gzip) {
        int length = 0;
        for (int i = 1; i <= TRAILER; i++) {
            length = length << Byte.SIZE | (gzip[gzip.length - i] & 0xFF);
        }
        return length;
    }

    private UnpackedData() {}
}
