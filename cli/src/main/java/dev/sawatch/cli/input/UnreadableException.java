package dev.sawatch.cli.input;

/** Input that cannot be read at all. The message names the file. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message the file and what is wrong with it */
    public UnreadableException(String message) {
        super(message);
    }
}
