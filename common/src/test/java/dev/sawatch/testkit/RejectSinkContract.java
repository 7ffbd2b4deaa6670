package dev.sawatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.alert.DeliveryException;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Rejection.Reason;
import dev.sawatch.pipeline.RejectSink;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a {@link RejectSink} must do. Every test knows its rejections by their detail, so a queue need not be emptied. */
public abstract class RejectSinkContract {
    private static final Cluster CLUSTER = Cluster.eks("eu-central-1", "111122223333", "prod-eu");

    private final String test = UUID.randomUUID().toString();

    /** A sink on a queue that is there. */
    protected abstract RejectSink sink();

    /** A sink on a queue that is not there, or cannot be reached. */
    protected abstract RejectSink unavailable();

    /**
     * Everything that the queue holds, in any order, rejections of other tests included. Asked once by each test.
     *
     * @param count how many rejections whose detail contains the mark to wait for, for at most some seconds
     */
    protected abstract List<Rejection> received(int count, String mark);

    @Test
    void aRejectionArrivesWhole() {
        Rejection rejection =
                new Rejection(CLUSTER, Reason.BAD_TIME, "no time in stageTimestamp " + test, "{\"auditID\":\"");
        sink().reject(List.of(rejection));
        assertThat(arrived(1)).containsExactly(rejection);
    }

    @Test
    void aRejectionOfAnUnknownClusterArrives() {
        Rejection rejection = new Rejection(null, Reason.NOT_JSON, "no JSON " + test, "");
        sink().reject(List.of(rejection));
        assertThat(arrived(1)).containsExactly(rejection);
    }

    @Test
    void manyArriveAtOnce() {
        List<Rejection> rejections = IntStream.range(0, 25)
                .mapToObj(i -> new Rejection(CLUSTER, Reason.UNKNOWN_FORM, "record " + i + " " + test, "{" + i))
                .toList();
        sink().reject(rejections);
        assertThat(arrived(25)).containsExactlyInAnyOrderElementsOf(rejections);
    }

    @Test
    void theLongestExcerptsArriveInAnyCharacters() {
        String excerpt = "{\"a\\é東\n".repeat(Rejection.MAX_EXCERPT / 8);
        List<Rejection> rejections = IntStream.range(0, 12)
                .mapToObj(i -> new Rejection(CLUSTER, Reason.TRUNCATED, "cut off " + i + " " + test, excerpt))
                .toList();
        sink().reject(rejections);
        assertThat(arrived(12)).containsExactlyInAnyOrderElementsOf(rejections);
    }

    @Test
    void anUnavailableQueueIsAnException() {
        RejectSink unavailable = unavailable();
        List<Rejection> rejections = List.of(new Rejection(CLUSTER, Reason.NOT_JSON, "no JSON " + test, "x"));
        assertThatThrownBy(() -> unavailable.reject(rejections)).isInstanceOf(DeliveryException.class);
    }

    private List<Rejection> arrived(int count) {
        return received(count, test).stream()
                .filter(rejection -> rejection.detail().contains(test))
                .toList();
    }
}
