package dev.sawatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.detection.Variation;
import dev.sawatch.reading.AuditEventReader;
import dev.sawatch.reading.AuditJson;
import dev.sawatch.testkit.Collected;
import dev.sawatch.testkit.Events;
import dev.sawatch.testkit.Sample;
import dev.sawatch.testkit.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlertIdTest {
    private static final Instant TIME = Instant.parse("2026-03-01T03:04:05Z");

    private static Sample sample() {
        return Sample.of(Variation.UNUSUAL_API_CALL).call("get", "pods", "ml", "a");
    }

    private static String id(Sample sample) {
        return AlertId.of(sample.accountCall());
    }

    /** They all have one audit ID, which their client made up. */
    @Test
    void callsThatDifferInAnythingHaveOtherIds() {
        List<Sample> others = List.of(
                sample(),
                sample().cluster(new Cluster("other")),
                sample().user("system:serviceaccount:payments:other"),
                sample().call("list", "pods", "ml", "a"),
                sample().call("watch", "pods", "ml", "a"),
                sample().call("get", "secrets", "ml", "a"),
                sample().call("get", "pods:log", "ml", "a"),
                sample().call("get", "apps/pods", "ml", "a"),
                sample().call("get", "pods", "vault", "a"),
                sample().call("get", "pods", "ml", "b"),
                sample().call("get", "pods", "mla", ""),
                sample().uri("/api/v1/namespaces/ml/pods/a?x"),
                sample().denied(),
                sample().from("203.0.113.8"),
                sample().client("curl/8"),
                sample().actingAs("a", "b"),
                sample().actingAs("ab"),
                sample().actingAs("a", "b", "c"),
                sample().actingAs("a", "bc"),
                sample().user("ana@example.com").actingAs("system:serviceaccount:payments:checkout"),
                sample().user("bob@example.com").actingAs("system:serviceaccount:payments:checkout"));
        Set<String> ids = new HashSet<>();
        others.forEach(other -> assertThat(ids.add(id(other))).isTrue());
        assertThat(ids).contains(id(sample()));
    }

    @Test
    void halvesOfCharactersAreToldApart() {
        assertThat(id(sample().client("\ud800"))).isNotEqualTo(id(sample().client("\ud801")));
    }

    @Test
    void aTimeIsPartOfIt() {
        assertThat(idAt(TIME)).isEqualTo(idAt(TIME)).isNotEqualTo(idAt(TIME.plusNanos(1_000)));
    }

    private static String idAt(Instant time) {
        ServiceAccount account = new ServiceAccount("payments", "checkout");
        return AlertId.of(Events.observe(Events.call(Events.CLUSTER, "a", time, account, "list", "pods")));
    }

    @Test
    void theStagesOfAWatchAreOneEvent() {
        List<String> ids = Stream.of("ResponseStarted", "ResponseComplete")
                .map(stage -> new Story("watch", "day 1 payments/checkout watch pods in ml id=w stage=" + stage))
                .map(AlertIdTest::publishedId)
                .toList();
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
    }

    private static String publishedId(Story story) {
        Collected read = new Collected();
        String event = story.deliveries().get(0).events().get(0);
        try (JsonParser parser = AuditJson.FACTORY.createParser(event)) {
            parser.nextToken();
            new AuditEventReader(Story.CLUSTER).read(parser, read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AlertId.of(Events.observe(read.events.get(0)));
    }
}
