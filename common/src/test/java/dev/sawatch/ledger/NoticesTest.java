package dev.sawatch.ledger;

import static dev.sawatch.ledger.Instance.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.alert.AlertId;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.DeliveryException;
import dev.sawatch.audit.Cluster;
import dev.sawatch.testkit.Events;
import dev.sawatch.testkit.Fault;
import dev.sawatch.testkit.FaultyPublisher;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.Samples;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticesTest {
    private static final String URI = "/api/v1/namespaces/kube-system/secrets?" + "&".repeat(1_000_000);

    private final InMemoryStateStore store = new InMemoryStateStore();
    private final InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
    private final Instance instance = new Instance(store, publisher);

    @Test
    void aCutUriIsToldOnceADayAndCluster() {
        for (int i = 0; i < 10; i++) {
            instance.ledger.noticeCutUri(Events.CLUSTER, TIME.plusSeconds(i), URI);
        }
        new Instance(store, publisher).ledger.noticeCutUri(Events.CLUSTER, TIME.plusSeconds(9), "/api");
        assertThat(publisher.published()).hasSize(1);
        instance.ledger.noticeCutUri(new Cluster("other"), TIME, URI);
        assertThat(publisher.published()).hasSize(2);
        instance.ledger.noticeCutUri(Events.CLUSTER, TIME.plus(Duration.ofDays(1)), URI);
        assertThat(publisher.published()).hasSize(3);
        assertThat(publisher.published().stream().map(AlertMessage::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Fault.Moment.class)
    void oneThatWasNotPublishedIsPublishedByTheNext(Fault.Moment moment) {
        Instance dying = new Instance(store, new FaultyPublisher(publisher, new Fault(1, moment)));
        assertThatThrownBy(() -> dying.ledger.noticeCutUri(Events.CLUSTER, TIME, URI))
                .isInstanceOf(DeliveryException.class);
        instance.ledger.noticeCutUri(Events.CLUSTER, TIME.plusSeconds(5), "/api");
        instance.ledger.noticeCutUri(Events.CLUSTER, TIME, URI);
        assertThat(publisher.published().stream().map(AlertMessage::id).distinct())
                .containsExactly(AlertId.of(new CutUriNotice(Events.CLUSTER, TIME, URI)));
    }

    @Test
    void saysWhatIsLeftAndWhatToLookFor() {
        instance.ledger.noticeCutUri(Events.CLUSTER, TIME, "/api/v1/namespaces/kube-system/secrets?\u001b[31m&&");
        AlertMessage notice = publisher.published().get(0);
        assertThat(notice.text())
                .startsWith("Somebody asked prod-eu for /api/v1/namespaces/kube-system/secrets?\\u001b[31m&& with a URI"
                        + " so long that the log cut the event off before it said who. ")
                .contains("Look in the audit log for other events around 2026-03-01T03:04:00Z");
        assertThat(notice.attributes())
                .containsEntry("page", "yes")
                .containsEntry("variation", "cut_uri")
                .doesNotContainKey("service_account");
        assertThat(notice.event()).contains("\"request_uri\":\"/api/v1/namespaces/kube-system/secrets?\\u001B[31m&&\"");
    }

    @Test
    void namesAClusterWholeAndBearsThatNothingIsLeft() {
        instance.ledger.noticeCutUri(Samples.AKS, TIME, "");
        assertThat(publisher.published().get(0).text())
                .startsWith("Somebody asked prod-eu for something with a URI so long")
                .contains("\nCluster: " + Samples.AKS.id() + "\n");
        assertThat(publisher.published().get(0).event()).contains("\"request_uri\":\"unknown\"");
    }
}
