package dev.sawatch.gcp;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.AlertPublisher;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.function.AlertBody;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Publishes alerts to a Pub/Sub topic: the CloudEvent as JSON ({@code content-type} {@code application/cloudevents+json},
 * as the CloudEvents binding for Pub/Sub has it), and as attributes, by which subscriptions filter, {@code page}, {@code
 * severity}, {@code confidence}, {@code variation}, {@code cluster}, {@code namespace} and {@code service_account}. An
 * alert over Pub/Sub's limit is shortened as {@link AlertBody} says.
 */
public final class PubSubAlertPublisher implements AlertPublisher {
    /** Bytes of an attribute's value (Pub/Sub, quotas and limits). */
    private static final int MAX_ATTRIBUTE = 1_024;

    /** As many are never more than {@value #MAX_ATTRIBUTE} bytes. */
    private static final int MAX_CHARACTERS = MAX_ATTRIBUTE / 3;

    private final PubSubTopic topic;

    PubSubAlertPublisher(PubSubTopic topic) {
        this.topic = topic;
    }

    @Override
    public void publish(AlertMessage message) {
        PubsubMessage.Builder published = PubsubMessage.newBuilder()
                .setData(ByteString.copyFromUtf8(AlertBody.of(message, PubSubTopic.MAX_BYTES, (event, text) -> event)))
                .putAttributes("content-type", "application/cloudevents+json");
        message.attributes().forEach((name, value) -> published.putAttributes(name, cut(value)));
        topic.publish(List.of(published.build()), "alert " + message.id());
    }

    /** Pub/Sub would refuse the whole alert: a name that somebody acts as is as long as he likes. */
    private static String cut(String value) {
        boolean fits = value.getBytes(StandardCharsets.UTF_8).length <= MAX_ATTRIBUTE;
        return fits ? value : Untrusted.cut(value, MAX_CHARACTERS);
    }
}
