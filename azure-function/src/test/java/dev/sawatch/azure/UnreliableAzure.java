package dev.sawatch.azure;

import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.state.StateStore;
import dev.sawatch.testkit.ReceivedAlert;
import dev.sawatch.testkit.UnreliableCloud;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A table of which every 50th request fails, by turns before and after it took effect, and a topic that refuses every fifth. */
final class UnreliableAzure implements UnreliableCloud {
    private static final int FAIL_EVERY = 50;

    private final FakeEventGrid topic = new FakeEventGrid(5);
    private final AtomicInteger requests = new AtomicInteger();
    private final StateStore store = new TableStateStore(Azurite.shared()
            .table(Azurite.shared().newTable(), new TroubledHttp(Azurite.http(), request -> trouble())));
    private final AlertPublisher publisher =
            EventGridAlertPublisherTest.publisher(topic.endpoint(), FakeEventGrid.TOKEN);

    private TroubledHttp.Trouble trouble() {
        int number = requests.incrementAndGet();
        if (number % FAIL_EVERY != 0) {
            return TroubledHttp.Trouble.NONE;
        }
        return number % (2 * FAIL_EVERY) == 0 ? TroubledHttp.Trouble.UNANSWERED : TroubledHttp.Trouble.LOST;
    }

    @Override
    public StateStore store() {
        return store;
    }

    @Override
    public AlertPublisher publisher() {
        return publisher;
    }

    @Override
    public List<ReceivedAlert> received() {
        return topic.alerts();
    }

    @Override
    public void close() {
        topic.close();
    }
}
