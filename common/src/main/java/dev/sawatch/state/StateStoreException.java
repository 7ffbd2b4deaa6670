package dev.sawatch.state;

/** A store that is unavailable, refuses, or holds what cannot be understood. The batch at hand must be delivered again. */
public final class StateStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what failed, with the record's kind, without its content */
    public StateStoreException(String message) {
        super(message);
    }

    /** As the other, with the client's exception. */
    public StateStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
