package dev.sawatch.aws;

import dev.sawatch.audit.Rejection;
import dev.sawatch.pipeline.RejectSink;
import dev.sawatch.testkit.ReceivedRejection;
import dev.sawatch.testkit.RejectSinkContract;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.sqs.SqsClient;

class LocalStackRejectSinkTest extends RejectSinkContract {
    private static String queueUrl = "";

    @BeforeAll
    static void createQueue() {
        queueUrl = Queues.create(sqs());
    }

    private static SqsClient sqs() {
        return Clients.of(SqsClient.builder(), LocalStack.endpoint());
    }

    @Override
    protected RejectSink sink() {
        return new SqsRejectSink(sqs(), queueUrl);
    }

    @Override
    protected RejectSink unavailable() {
        return new SqsRejectSink(sqs(), queueUrl + "-absent");
    }

    @Override
    protected List<Rejection> received(int count, String mark) {
        return Queues.receive(sqs(), queueUrl, count, message -> message.body().contains(mark)).stream()
                .map(message -> ReceivedRejection.of(message.body()))
                .toList();
    }
}
