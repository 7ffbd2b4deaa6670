package dev.sawatch.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.alert.DeliveryException;
import dev.sawatch.audit.Rejection;
import dev.sawatch.pipeline.RejectSink;
import dev.sawatch.testkit.RejectSinkContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsRejectSinkTest extends RejectSinkContract {
    private final FakeTopicAndQueue fake = new FakeTopicAndQueue();

    @AfterEach
    void close() {
        fake.close();
    }

    @Override
    protected RejectSink sink() {
        return sink(fake.queueUrl());
    }

    @Override
    protected RejectSink unavailable() {
        return sink(fake.queueUrl() + "-absent");
    }

    private RejectSink sink(String queueUrl) {
        return new SqsRejectSink(Clients.of(SqsClient.builder(), fake.endpoint()), queueUrl);
    }

    @Override
    protected List<Rejection> received(int count, String mark) {
        return fake.rejections();
    }

    @Test
    void oneEntryThatFailsIsAnException() {
        List<Rejection> rejections = List.of(
                new Rejection(null, Rejection.Reason.NOT_JSON, "kept", ""),
                new Rejection(null, Rejection.Reason.NOT_JSON, "made to fail", ""));
        RejectSink sink = sink();
        assertThatThrownBy(() -> sink.reject(rejections))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("refused 1 of 2");
        assertThat(fake.rejections()).hasSize(1);
    }
}
