package dev.sawatch.gcp;

import com.google.api.gax.rpc.ApiException;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.pubsub.v1.PubsubMessage;
import dev.sawatch.alert.DeliveryException;
import java.util.List;

/**
 * A topic.
 *
 * @param client with a bounded retry of its own, and without batching: who publishes waits for it
 * @param name {@code projects/PROJECT/topics/NAME}
 */
record PubSubTopic(TopicAdminClient client, String name) {
    /** Messages of one request (Pub/Sub, quotas and limits). */
    static final int MAX_MESSAGES = 1_000;

    /** Bytes of one request or message, 10 MB (Pub/Sub, quotas and limits), less room for attributes and the like. */
    static final int MAX_BYTES = 9_000_000;

    /**
     * Publishes messages. Returning means that Pub/Sub has all of them for certain.
     *
     * @param what they are, for the message
     * @throws DeliveryException where that is not certain
     */
    void publish(List<PubsubMessage> messages, String what) {
        try {
            client.publish(name, messages);
        } catch (ApiException e) {
            throw new DeliveryException(
                    "Pub/Sub did not take " + what + ": " + e.getStatusCode().getCode(), e);
        }
    }
}
