package dev.sawatch.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.alert.DeliveryException;
import dev.sawatch.function.AlertBody;
import dev.sawatch.function.AlertSubject;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * Publishes alerts to an SNS topic: the CloudEvent as JSON to all subscribers, readable text to those by e-mail, and the
 * attributes {@code page}, {@code severity}, {@code confidence}, {@code variation}, {@code cluster}, {@code namespace} and
 * {@code service_account} (all of type String) for filter policies. An alert over the topic's limit is shortened as {@link
 * AlertBody} says.
 */
public final class SnsAlertPublisher implements AlertPublisher {
    /** 256 KiB for the message and its attributes (Amazon SNS API reference), less room for the attributes. */
    private static final int MAX_BYTES = 256 * 1024 - 8 * 1024;

    /** Fewer than 100 characters of ASCII without line breaks (Amazon SNS API reference, Publish). */
    private static final int MAX_SUBJECT = 99;

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
                    .subject(AlertSubject.of(message, MAX_SUBJECT))
                    .messageStructure("json")
                    .message(AlertBody.of(message, MAX_BYTES, SnsAlertPublisher::body))
                    .messageAttributes(attributes));
        } catch (SdkException e) {
            throw new DeliveryException("SNS did not take alert " + message.id(), e);
        }
    }

    /** The {@code Message} of MessageStructure {@code json}. */
    private static String body(String event, String text) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("default", event)
                .put("email", text.isEmpty() ? event : text)
                .toString();
    }
}
