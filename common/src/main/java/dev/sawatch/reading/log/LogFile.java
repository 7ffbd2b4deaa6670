package dev.sawatch.reading.log;

import java.io.IOException;
import java.io.InputStream;

/**
 * A log to be read.
 *
 * @param name what people call it: its path as given, or {@code standard input}
 * @param size its size in bytes, packed if it is; -1 where that is not known
 * @param source opens it
 */
public record LogFile(String name, long size, Source source) {
    /** Opens a log. */
    @FunctionalInterface
    public interface Source {
        /** Opens it; who calls closes it. */
        InputStream open() throws IOException;
    }
}
