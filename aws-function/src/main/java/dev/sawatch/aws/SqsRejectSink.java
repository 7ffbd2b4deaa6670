package dev.sawatch.aws;

import dev.sawatch.alert.DeliveryException;
import dev.sawatch.audit.Rejection;
import dev.sawatch.function.RejectionJson;
import dev.sawatch.pipeline.RejectSink;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Keeps rejections in an SQS queue, each as a message in the form of {@link RejectionJson}. */
public final class SqsRejectSink implements RejectSink {
    /** Entries of one SendMessageBatch (Amazon SQS API reference). */
    private static final int MAX_ENTRIES = 10;

    /** Bytes of one SendMessageBatch: today's limit is 1 MiB, that of a queue made earlier may be this. */
    private static final int MAX_BYTES = 256 * 1024;

    private final SqsClient sqs;
    private final String queueUrl;

    /**
     * @param sqs a client, with a bounded retry of its own
     * @param queueUrl the queue
     */
    public SqsRejectSink(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public void reject(List<Rejection> rejections) {
        RejectionJson.groups(rejections, MAX_ENTRIES, MAX_BYTES).forEach(this::send);
    }

    private void send(List<String> messages) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (String message : messages) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(String.valueOf(entries.size()))
                    .messageBody(message)
                    .build());
        }
        try {
            SendMessageBatchResponse response =
                    sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
            for (BatchResultErrorEntry failed : response.failed()) {
                throw new DeliveryException("SQS refused " + response.failed().size() + " of " + entries.size()
                        + " rejections: " + failed.code());
            }
        } catch (SdkException e) {
            throw new DeliveryException("SQS did not take " + entries.size() + " rejections", e);
        }
    }
}
