package dev.sawatch.alert;

/** A topic or queue that is unavailable or refuses. The batch at hand must be delivered again. */
public final class DeliveryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what failed, without the content that was to be published */
    public DeliveryException(String message, Throwable cause) {
        super(message, cause);
    }

    /** As the other, without a cause. */
    public DeliveryException(String message) {
        super(message);
    }
}
