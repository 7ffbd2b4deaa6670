package dev.sawatch.aws;

import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.state.StateStore;
import dev.sawatch.testkit.ReceivedAlert;
import dev.sawatch.testkit.UnreliableCloud;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;

/** DynamoDB that throttles every third request and SNS that refuses every fifth. */
final class ThrottledAws implements UnreliableCloud {
    private final FakeTopicAndQueue fake = new FakeTopicAndQueue(5);
    private final StateStore store =
            LocalDynamoDb.store(LocalDynamoDb.throttlingEvery(3), Tables.createForThePast(LocalDynamoDb.client()));
    private final AlertPublisher publisher =
            new SnsAlertPublisher(Clients.of(SnsClient.builder(), fake.endpoint()), FakeTopicAndQueue.TOPIC_ARN);

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
        return fake.alerts();
    }

    @Override
    public void close() {
        fake.close();
    }
}
