package dev.sawatch.alert;

/**
 * Takes alerts to their subscribers. The port that every cloud implements; {@code AlertPublisherContract} in this
 * module's test-jar is its definition. Called by one thread at a time per instance.
 */
public interface AlertPublisher {
    /**
     * Publishes an alert. Returning means that the topic has it for certain.
     *
     * @throws DeliveryException where that is not certain; the alert is published again, under the same id
     */
    void publish(AlertMessage message);
}
