package dev.sawatch.azure;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import dev.sawatch.alert.DeliveryException;
import dev.sawatch.audit.Rejection;
import dev.sawatch.function.RejectionJson;
import dev.sawatch.pipeline.RejectSink;
import java.time.Duration;
import java.util.List;

/** Keeps rejections in a Storage queue, each as a message in the form of {@link RejectionJson}, in base64, without expiry. */
public final class QueueRejectSink implements RejectSink {
    /** 64 KiB in base64 (Azure Storage, "Scalability and performance targets for Queue Storage"). */
    private static final int MAX_BYTES = 48 * 1024;

    /** Without it, a message would be deleted after a week. */
    private static final Duration FOR_EVER = Duration.ofSeconds(-1);

    private final QueueClient queue;

    /** @param queue a client of the queue that writes base64, with a bounded retry of its own */
    public QueueRejectSink(QueueClient queue) {
        this.queue = queue;
    }

    @Override
    public void reject(List<Rejection> rejections) {
        Parallel.map(RejectionJson.messages(rejections, MAX_BYTES), this::send);
    }

    private String send(String message) {
        try {
            return queue.sendMessageWithResponse(BinaryData.fromString(message), null, FOR_EVER, null, Context.NONE)
                    .getValue()
                    .getMessageId();
        } catch (RuntimeException e) {
            throw new DeliveryException(
                    "the queue " + queue.getQueueName() + " did not take a rejection: "
                            + Refusal.of(e).reason("Storage Queue Data Message Sender"),
                    e);
        }
    }
}
