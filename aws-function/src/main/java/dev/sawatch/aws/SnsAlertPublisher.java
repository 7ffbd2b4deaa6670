package dev.sawatch.aws;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.alert.DeliveryException;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * Publishes alerts to an SNS topic: the CloudEvent as JSON to all subscribers, readable text to those by e-mail, and the
 * attributes {@code page}, {@code severity}, {@code confidence}, {@code variation}, {@code cluster}, {@code namespace} and
 * {@code service_account} (all of type String) for filter policies. An alert over the topic's limit is shortened as {@link
 * SnsMessage} says.
 */
public final class SnsAlertPublisher implements AlertPublisher {
    private final SnsClient sns;
    private final String topicArn;

    /**
     * @param sns a client, with a bounded retry of its own
     * @param topicArn the topic
     */
    public SnsAlertPublisher(SnsClient sns, String topicArn) {
        this.sns = sns;
        this.topicArn = topicArn;
    }

    @Override
    public void publish(AlertMessage message) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        message.attributes()
                .forEach((name, value) -> attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(value)
                                .build()));
        try {
            sns.publish(request -> request.topicArn(topicArn)
                    .subject(SnsMessage.subject(message))
                    .messageStructure("json")
                    .message(SnsMessage.body(message))
                    .messageAttributes(attributes));
        } catch (SdkException e) {
            throw new DeliveryException("SNS did not take alert " + message.id(), e);
        }
    }
}
