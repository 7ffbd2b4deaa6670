package dev.sawatch.testkit;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.alert.DeliveryException;

/** A publisher that fails when its {@link Fault} says so. */
public record FaultyPublisher(AlertPublisher publisher, Fault fault) implements AlertPublisher {
    @Override
    public void publish(AlertMessage message) {
        fault.around(() -> publisher.publish(message), DeliveryException::new);
    }
}
