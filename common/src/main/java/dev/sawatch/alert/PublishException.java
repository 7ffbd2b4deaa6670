package dev.sawatch.alert;

/** A topic or queue that is unavailable or refuses. The batch at hand must be delivered again. */
public final class PublishException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what failed, without the content that was to be published */
    public PublishException(String message, Throwable cause) {
        super(message, cause);
    }

    /** As the other, without a cause. */
    public PublishException(String message) {
        super(message);
    }
}
