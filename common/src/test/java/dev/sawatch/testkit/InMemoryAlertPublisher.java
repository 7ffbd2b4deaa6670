package dev.sawatch.testkit;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.AlertPublisher;
import java.util.ArrayList;
import java.util.List;

/** A topic in memory, which keeps what is published, each time that it is. Thread-safe. */
public final class InMemoryAlertPublisher implements AlertPublisher {
    private final List<AlertMessage> published = new ArrayList<>();

    @Override
    public synchronized void publish(AlertMessage message) {
        published.add(message);
    }

    /** What was published so far, in order. */
    public synchronized List<AlertMessage> published() {
        return List.copyOf(published);
    }
}
