package dev.sawatch.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.queue.models.PeekedMessageItem;
import com.azure.storage.queue.models.QueueMessageItem;
import dev.sawatch.alert.DeliveryException;
import dev.sawatch.audit.Rejection;
import dev.sawatch.pipeline.RejectSink;
import dev.sawatch.testkit.ReceivedRejection;
import dev.sawatch.testkit.RejectSinkContract;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QueueRejectSinkTest extends RejectSinkContract {
    private static String queue = "";

    @BeforeAll
    static void createQueue() {
        queue = Azurite.shared().newQueue();
    }

    @Override
    protected RejectSink sink() {
        return sink(queue);
    }

    private static RejectSink sink(String name) {
        return new QueueRejectSink(Azurite.shared().queue(name));
    }

    @Override
    protected RejectSink unavailable() {
        return sink(queue + "-absent");
    }

    @Override
    protected List<Rejection> received(int count, String mark) {
        List<Rejection> received = new ArrayList<>();
        List<QueueMessageItem> some;
        do {
            some = Azurite.shared().queue(queue).receiveMessages(32).stream().toList();
            some.forEach(message ->
                    received.add(ReceivedRejection.of(message.getBody().toString())));
        } while (!some.isEmpty());
        return received;
    }

    @Test
    void aMessageThatWouldBeTooLongIsShortened() {
        String name = Azurite.shared().newQueue();
        String excerpt = "\u0001".repeat(Rejection.MAX_EXCERPT);
        sink(name).reject(List.of(new Rejection(null, Rejection.Reason.NOT_JSON, "control characters", excerpt)));
        String kept = ReceivedRejection.of(
                        Azurite.shared().queue(name).receiveMessage().getBody().toString())
                .excerpt();
        assertThat(excerpt).startsWith(kept);
        assertThat(kept).hasSizeGreaterThan(Rejection.MAX_EXCERPT / 4);
    }

    @Test
    void aMessageIsKeptUntilSomebodyTakesIt() {
        String name = Azurite.shared().newQueue();
        sink(name).reject(List.of(new Rejection(null, Rejection.Reason.NOT_JSON, "kept", "")));
        PeekedMessageItem message = Azurite.shared().queue(name).peekMessage();
        assertThat(message.getExpirationTime()).isAfter(OffsetDateTime.parse("2126-01-01T00:00:00Z"));
    }

    @Test
    void aMissingQueueAndAWrongKeyAreNamed() {
        List<Rejection> rejections = List.of(new Rejection(null, Rejection.Reason.NOT_JSON, "lost", ""));
        RejectSink absent = unavailable();
        assertThatThrownBy(() -> absent.reject(rejections))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("404 QueueNotFound; it does not exist");
        RejectSink stranger =
                new QueueRejectSink(AzureWiring.queue(Azurite.shared().queueUrl(queue), Azurite.http())
                        .credential(new StorageSharedKeyCredential(Azurite.ACCOUNT, "AAAA"))
                        .buildClient());
        assertThatThrownBy(() -> stranger.reject(rejections))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("Authentication")
                .hasMessageContaining("Storage Queue Data Message Sender");
    }
}
