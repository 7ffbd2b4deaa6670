package dev.sawatch.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Queues to look into. */
final class Queues {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static String create(SqsClient sqs) {
        return sqs.createQueue(queue -> queue.queueName("sawatch-" + UUID.randomUUID()))
                .queueUrl();
    }

    static String arn(SqsClient sqs, String queueUrl) {
        return sqs.getQueueAttributes(get -> get.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    }

    /** Takes messages off a queue until so many that are wanted have come; all of them, wanted or not. */
    static List<Message> receive(SqsClient sqs, String queueUrl, int count, Predicate<Message> wanted) {
        List<Message> received = new ArrayList<>();
        Instant end = Instant.now().plus(PATIENCE);
        while (received.stream().filter(wanted).count() < count && Instant.now().isBefore(end)) {
            List<Message> messages = sqs.receiveMessage(receive -> receive.queueUrl(queueUrl)
                            .maxNumberOfMessages(10)
                            .waitTimeSeconds(1)
                            .messageAttributeNames("All"))
                    .messages();
            messages.forEach(message ->
                    sqs.deleteMessage(delete -> delete.queueUrl(queueUrl).receiptHandle(message.receiptHandle())));
            received.addAll(messages);
        }
        return received;
    }

    private Queues() {}
}
