package dev.sawatch.testkit;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;

/** Gives some bytes and then fails, as a connection does that is reset. */
public final class FailingStream extends FilterInputStream {
    /** @param bytes what can be read before */
    public FailingStream(byte[] bytes) {
        super(new ByteArrayInputStream(bytes));
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read < 0) {
            throw new IOException("connection reset");
        }
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count < 0) {
            throw new IOException("connection reset");
        }
        return count;
    }
}
