package dev.sawatch.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.alert.DeliveryException;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.pipeline.RejectSink;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * Keeps rejections in an SQS queue, each as a message {@code {"v":1,"cluster","reason","detail","excerpt"}}; {@code
 * cluster} is missing where it is not known. In ASCII, because SQS refuses some characters.
 */
public final class SqsRejectSink implements RejectSink {
    /** Entries of one SendMessageBatch (Amazon SQS API reference). */
    private static final int MAX_ENTRIES = 10;

    /** Bytes of one SendMessageBatch: today's limit is 1 MiB, that of a queue made earlier may be this. */
    private static final int MAX_BYTES = 256 * 1024;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

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
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        int bytes = 0;
        for (Rejection rejection : rejections) {
            String body = body(rejection);
            if (entries.size() == MAX_ENTRIES || bytes + body.length() > MAX_BYTES) {
                send(entries);
                entries = new ArrayList<>();
                bytes = 0;
            }
            bytes += body.length();
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(String.valueOf(entries.size()))
                    .messageBody(body)
                    .build());
        }
        send(entries);
    }

    private void send(List<SendMessageBatchRequestEntry> entries) {
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

    private static String body(Rejection rejection) {
        ObjectNode body = MAPPER.createObjectNode().put("v", 1);
        Cluster cluster = rejection.cluster();
        if (cluster != null) {
            body.put("cluster", cluster.id());
        }
        body.put("reason", rejection.reason().label())
                .put("detail", rejection.detail())
                .put("excerpt", rejection.excerpt());
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts is always JSON", e);
        }
    }
}
