package dev.sawatch.reading.eks;

import dev.sawatch.reading.packed.Gunzip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks base64 of gzip as a whole, which is quicker than as a stream. Only what is small and intact: the rest is for the
 * stream, which hands over what comes before the damage.
 */
final class UnpackedData {
    private static final int INITIAL = 1 << 12;
    /** What a log service delivers at once is a tenth of it. */
    private static final int MAX = 16 << 20;

    private static final int TRAILER = 4;

    /** The unpacked bytes; null where the data is damaged or large. */
    static byte @Nullable [] of(char[] text, int from, int length) {
        byte[] base64 = new String(text, from, length).getBytes(StandardCharsets.ISO_8859_1);
        try {
            byte[] data = Base64.getDecoder().decode(base64);
            try (Gunzip plain = Gunzip.open(new ByteArrayInputStream(data))) {
                byte[] unpacked = read(plain, data.length < TRAILER ? 0 : lengthByTrailer(data));
                return plain.damage() == null && plain.read() < 0 ? unpacked : null;
            }
        } catch (IllegalArgumentException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("nothing but memory is read here", e);
        }
    }

    /** As much as there is, up to the bound. */
    private static byte[] read(Gunzip plain, int expected) throws IOException {
        byte[] target = new byte[Math.clamp(expected + 1L, INITIAL, MAX)];
        int length = 0;
        int count;
        while ((count = plain.readNBytes(target, length, target.length - length)) > 0) {
            length += count;
            if (length == target.length && length < MAX) {
                target = Arrays.copyOf(target, Math.min(MAX, 2 * length));
            }
        }
        return length == target.length ? target : Arrays.copyOf(target, length);
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
