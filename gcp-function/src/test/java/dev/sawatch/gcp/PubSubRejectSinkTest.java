package dev.sawatch.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.pubsub.v1.PubsubMessage;
import dev.sawatch.audit.Rejection;
import dev.sawatch.pipeline.RejectSink;
import dev.sawatch.testkit.ReceivedRejection;
import dev.sawatch.testkit.RejectSinkContract;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PubSubRejectSinkTest extends RejectSinkContract {
    private static String topic = "";
    private static String subscription = "";

    @BeforeAll
    static void createTopic() {
        topic = Topics.create();
        subscription = Topics.subscribe(topic);
    }

    @Override
    protected RejectSink sink() {
        return new PubSubRejectSink(Topics.open(topic));
    }

    @Override
    protected RejectSink unavailable() {
        return new PubSubRejectSink(Topics.open(topic + "-absent"));
    }

    @Override
    protected List<Rejection> received(int count, String mark) {
        return Topics.receive(
                        subscription,
                        count,
                        message -> message.getData().toStringUtf8().contains(mark))
                .stream()
                .map(PubsubMessage::getData)
                .map(data -> ReceivedRejection.of(data.toStringUtf8()))
                .toList();
    }

    /** More than one request takes. */
    @Test
    void aFloodArrives() {
        List<Rejection> flood = IntStream.range(0, 1_001)
                .mapToObj(i -> new Rejection(null, Rejection.Reason.NOT_JSON, "flood " + i, ""))
                .toList();
        sink().reject(flood);
        assertThat(received(flood.size(), "flood")).containsAll(flood);
    }
}
