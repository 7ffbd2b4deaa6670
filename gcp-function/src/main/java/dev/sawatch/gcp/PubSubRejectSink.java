package dev.sawatch.gcp;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import dev.sawatch.audit.Rejection;
import dev.sawatch.function.RejectionJson;
import dev.sawatch.pipeline.RejectSink;
import java.util.List;

/** Publishes rejections to a Pub/Sub topic, which a subscription keeps, each as a message in the form of {@link RejectionJson}. */
public final class PubSubRejectSink implements RejectSink {
    private final PubSubTopic topic;

    PubSubRejectSink(PubSubTopic topic) {
        this.topic = topic;
    }

    @Override
    public void reject(List<Rejection> rejections) {
        RejectionJson.groups(rejections, PubSubTopic.MAX_MESSAGES, PubSubTopic.MAX_BYTES)
                .forEach(this::publish);
    }

    private void publish(List<String> rejections) {
        List<PubsubMessage> messages = rejections.stream()
                .map(rejection -> PubsubMessage.newBuilder()
                        .setData(ByteString.copyFromUtf8(rejection))
                        .build())
                .toList();
        topic.publish(messages, messages.size() + " rejections");
    }
}
