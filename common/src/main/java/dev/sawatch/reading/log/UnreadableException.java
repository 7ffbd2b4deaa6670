package dev.sawatch.reading.log;

import dev.sawatch.audit.Untrusted;

/** Input that cannot be read at all. The message names the file. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, without names from outside but as {@link Untrusted} shows them */
    public UnreadableException(String message) {
        super(message);
    }

    /**
     * @param file the file as it was named
     * @param fault what is wrong with it
     */
    public UnreadableException(String file, String fault) {
        super(Untrusted.line(file) + ": " + fault);
    }
}
