package dev.sawatch.testkit;

import dev.sawatch.alert.AlertPublisher;
import java.util.List;

class InMemoryAlertPublisherTest extends AlertPublisherContract {
    private final InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();

    @Override
    protected AlertPublisher publisher() {
        return publisher;
    }

    @Override
    protected AlertPublisher unavailable() {
        return new FaultyPublisher(publisher, new Fault(1, Fault.Moment.BEFORE));
    }

    @Override
    protected List<ReceivedAlert> received(int count, String id) {
        return publisher.published().stream()
                .map(message -> new ReceivedAlert(message.event(), message.attributes()))
                .toList();
    }
}
