package dev.sawatch.cli.input;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Unpacks gzip as often as it was packed, told by its magic bytes, never by a name. */
final class Gunzip {
    private static final int BUFFER = 64 * 1024;
    /** Some files unpack to themselves. */
    private static final int MAX_DEPTH = 8;

    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;

    /** The plain bytes of a stream that is packed or not. */
    static InputStream open(InputStream in) throws IOException {
        InputStream plain = new BufferedInputStream(in, BUFFER);
        for (int depth = 0; depth < MAX_DEPTH && isPacked(plain); depth++) {
            plain = new BufferedInputStream(new GZIPInputStream(new Eager(plain), BUFFER), BUFFER);
        }
        return plain;
    }

    private static boolean isPacked(InputStream in) throws IOException {
        in.mark(2);
        boolean packed = in.read() == MAGIC_1 && in.read() == MAGIC_2;
        in.reset();
        return packed;
    }

    /**
     * Says that there is more until the end is reached: GZIPInputStream takes a pipe that has nothing at the moment for
     * the end of the last member, and would leave out all further ones.
     */
    private static final class Eager extends FilterInputStream {
        Eager(InputStream in) {
            super(in);
        }

        @Override
        public int available() throws IOException {
            in.mark(1);
            boolean more = in.read() >= 0;
            in.reset();
            return more ? Math.max(1, in.available()) : 0;
        }
    }

    private Gunzip() {}
}
