package dev.sawatch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.testkit.AlertPublisherContract;
import dev.sawatch.testkit.ReceivedAlert;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A topic with two subscribed queues: one wants alerts of low severity, the other of high severity. */
class LocalStackAlertPublisherTest extends AlertPublisherContract {
    private static String topicArn = "";
    private static String lowQueue = "";
    private static String highQueue = "";

    @BeforeAll
    static void createTopic() {
        topicArn = sns().createTopic(topic -> topic.name("sawatch-" + UUID.randomUUID()))
                .topicArn();
        lowQueue = subscribe("Low");
        highQueue = subscribe("High");
    }

    private static String subscribe(String severity) {
        String queueUrl = Queues.create(sqs());
        sns().subscribe(subscription -> subscription
                .topicArn(topicArn)
                .protocol("sqs")
                .endpoint(Queues.arn(sqs(), queueUrl))
                .attributes(
                        Map.of("RawMessageDelivery", "true", "FilterPolicy", "{\"severity\":[\"" + severity + "\"]}")));
        return queueUrl;
    }

    private static SnsClient sns() {
        return Clients.of(SnsClient.builder(), LocalStack.endpoint());
    }

    private static SqsClient sqs() {
        return Clients.of(SqsClient.builder(), LocalStack.endpoint());
    }

    @Override
    protected AlertPublisher publisher() {
        return new SnsAlertPublisher(sns(), topicArn);
    }

    @Override
    protected AlertPublisher unavailable() {
        return new SnsAlertPublisher(sns(), topicArn + "-absent");
    }

    @Override
    protected List<ReceivedAlert> received(int count, String id) {
        return Queues.receive(sqs(), lowQueue, count, message -> message.body().contains(id)).stream()
                .map(message -> new ReceivedAlert(message.body(), attributes(message)))
                .toList();
    }

    private static Map<String, String> attributes(Message message) {
        Map<String, String> attributes = new HashMap<>();
        message.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
        return attributes;
    }

    @Test
    void aFilterPolicyLetsThroughWhatItNames() {
        publisher().publish(new AlertMessage("low", "{\"id\":\"low\"}", "low", Map.of("severity", "Low")));
        publisher().publish(new AlertMessage("high", "{\"id\":\"high\"}", "high", Map.of("severity", "High")));
        assertThat(Queues.receive(sqs(), highQueue, 1, message -> true))
                .extracting(Message::body)
                .containsExactly("{\"id\":\"high\"}");
    }
}
