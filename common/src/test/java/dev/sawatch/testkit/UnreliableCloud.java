package dev.sawatch.testkit;

import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.state.StateStore;
import java.util.List;

/** A cloud's own store and topic behind its own adapters, empty at first, both of which fail again and again. */
public interface UnreliableCloud extends AutoCloseable {
    /** The store. */
    StateStore store();

    /** The topic. */
    AlertPublisher publisher();

    /** What a subscriber has got so far, in order. */
    List<ReceivedAlert> received();

    @Override
    void close();
}
