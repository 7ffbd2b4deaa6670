package dev.sawatch.gcp;

import com.google.cloud.firestore.Firestore;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.pubsub.v1.PubsubMessage;
import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.state.StateStore;
import dev.sawatch.testkit.ReceivedAlert;
import dev.sawatch.testkit.UnreliableCloud;
import java.util.ArrayList;
import java.util.List;

/** Firestore of which one request in four fails, and Pub/Sub of which one in three does. */
final class UnreliableGcp implements UnreliableCloud {
    private final String topic = Topics.create();
    private final String subscription = Topics.subscribe(topic);
    private final Firestore firestore = Databases.flaky(4);
    private final TopicAdminClient topics = Topics.flaky(3);
    private final List<ReceivedAlert> received = new ArrayList<>();

    @Override
    public StateStore store() {
        return new FirestoreStateStore(firestore);
    }

    @Override
    public AlertPublisher publisher() {
        return new PubSubAlertPublisher(new PubSubTopic(topics, topic));
    }

    @Override
    public List<ReceivedAlert> received() {
        for (List<PubsubMessage> more = Topics.pull(subscription); !more.isEmpty(); more = Topics.pull(subscription)) {
            more.stream().map(Topics::alert).forEach(received::add);
        }
        return received;
    }

    @Override
    public void close() {
        topics.close();
        Databases.close(firestore);
    }
}
