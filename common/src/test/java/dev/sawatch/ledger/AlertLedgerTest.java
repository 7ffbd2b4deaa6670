package dev.sawatch.ledger;

import static dev.sawatch.detection.Confidence.HIGH;
import static dev.sawatch.detection.Confidence.LOW;
import static dev.sawatch.detection.Confidence.MEDIUM;
import static dev.sawatch.ledger.Instance.READS;
import static dev.sawatch.ledger.Instance.TIME;
import static dev.sawatch.ledger.Instance.call;
import static dev.sawatch.ledger.Instance.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.detection.Cause;
import dev.sawatch.detection.Variation;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryStateStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertLedgerTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final InMemoryStateStore store = new InMemoryStateStore();
    private final InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
    private final Instance instance = new Instance(store, publisher);

    private List<String> pages() {
        return publisher.published().stream()
                .map(message -> message.attributes().get("page"))
                .toList();
    }

    @Test
    void aGraverCallIsAlertedAndTellsWhatWasKeptQuiet() {
        assertThat(instance.raise(call("a", TIME), MEDIUM)).isEqualTo(AlertOutcome.ALERTED);
        assertThat(instance.raise(call("b", TIME.plus(HOUR)), MEDIUM)).isEqualTo(AlertOutcome.SUPPRESSED);
        assertThat(instance.flush().raise(call("c", TIME.plus(HOUR)), LOW)).isEqualTo(AlertOutcome.SUPPRESSED);
        assertThat(instance.raise(call("d", TIME.plus(HOUR)), HIGH)).isEqualTo(AlertOutcome.ALERTED);
        assertThat(publisher.published().get(1).event()).contains("\"related_events_count\":2");
    }

    @Test
    void whatAnAlertToldIsNotToldAgainWhenTheBatchIsDeliveredAgain() {
        for (Instance each : List.of(instance, new Instance(store, publisher))) {
            each.raise(call("a", TIME), MEDIUM);
            each.raise(call("b", TIME), MEDIUM);
            each.raise(call("c", TIME), HIGH);
            each.flush();
        }
        assertThat(publisher.published()).hasSize(2);
        instance.raise(call("d", TIME.plus(Duration.ofDays(6))), HIGH);
        assertThat(publisher.published().get(2).event()).contains("\"related_events_count\":0");
    }

    @Test
    void theSpanBeginsAnewWithTheGraverCall() {
        instance.raise(call("a", TIME), MEDIUM);
        instance.raise(call("b", TIME.plus(Duration.ofDays(4))), HIGH);
        assertThat(instance.raise(call("c", TIME.plus(Duration.ofDays(6))), HIGH))
                .isEqualTo(AlertOutcome.SUPPRESSED);
        assertThat(instance.raise(call("d", TIME.plus(Duration.ofDays(10))), LOW))
                .isEqualTo(AlertOutcome.ALERTED);
    }

    @Test
    void theEntryKeepsTheHighestOfEach() {
        assertThat(instance.raise(call("a", TIME), verdict(Variation.FIRST_SEEN_RESOURCE, LOW, READS)))
                .isEqualTo(AlertOutcome.ALERTED);
        assertThat(instance.raise(call("b", TIME), verdict(Variation.UNUSUAL_RESOURCE, MEDIUM, READS)))
                .isEqualTo(AlertOutcome.ALERTED);
        for (Instance each : List.of(instance, new Instance(store, publisher))) {
            assertThat(each.raise(call("c", TIME), verdict(Variation.FIRST_SEEN_RESOURCE, MEDIUM, READS)))
                    .isEqualTo(AlertOutcome.SUPPRESSED);
        }
    }

    @Test
    void oneAlertStandsForACauseOfTheCluster() {
        ServiceAccount other = new ServiceAccount("shop", "cart");
        Cause cohort = new Cause(Cause.Kind.COHORT, "*/notebook");
        assertThat(instance.raise(call("a", TIME), verdict(LOW, cohort))).isEqualTo(AlertOutcome.ALERTED);
        assertThat(instance.raise(call("b", TIME, other), verdict(LOW, cohort))).isEqualTo(AlertOutcome.SUPPRESSED);
        assertThat(instance.raise(call("c", TIME, other), verdict(LOW, READS))).isEqualTo(AlertOutcome.ALERTED);
        assertThat(instance.raise(call("d", TIME), verdict(LOW, READS))).isEqualTo(AlertOutcome.ALERTED);
    }

    /** A client chooses its audit ID. */
    @Test
    void aHarmlessCallHidesNoneOfTheSameAuditId() {
        instance.raise(call("a", TIME), verdict(LOW, READS));
        var other = new Cause(Cause.Kind.BEHAVIOUR, "delete pods (system)");
        assertThat(instance.raise(call("a", TIME.plus(HOUR)), verdict(MEDIUM, other)))
                .isEqualTo(AlertOutcome.ALERTED);
        instance.flush();
        assertThat(instance.raise(call("a", TIME.plus(Duration.ofDays(6))), verdict(LOW, READS)))
                .isEqualTo(AlertOutcome.ALERTED);
        assertThat(publisher.published().stream().map(AlertMessage::id)).doesNotHaveDuplicates();
    }

    @Test
    void theFirstToWorryAboutAndWhatIsWorsePages() {
        List<Cause> causes = List.of("a", "b", "c", "d", "e", "f").stream()
                .map(Instance::behaviour)
                .toList();
        instance.raise(call("a", TIME), verdict(LOW, causes.get(0)));
        instance.raise(call("b", TIME), verdict(MEDIUM, causes.get(1)));
        instance.raise(call("c", TIME), verdict(MEDIUM, causes.get(2)));
        instance.raise(call("d", TIME.plus(HOUR)), verdict(HIGH, causes.get(3)));
        instance.raise(call("e", TIME.plus(HOUR)), verdict(HIGH, causes.get(4)));
        instance.raise(call("f", TIME.plus(Duration.ofHours(25))), verdict(MEDIUM, causes.get(5)));
        assertThat(pages()).containsExactly("no", "yes", "no", "yes", "no", "yes");
        assertThat(publisher.published().get(1).event()).contains("\"page\":\"yes\",\"data\"");
    }

    @Test
    void anotherAccountPagesForItself() {
        instance.raise(call("a", TIME), MEDIUM);
        instance.raise(call("b", TIME, new ServiceAccount("shop", "cart")), MEDIUM);
        assertThat(pages()).containsExactly("yes", "yes");
    }

    @Test
    void whatIsKnownToBeQuietCostsOneReadABatch() {
        instance.raise(call("a", TIME), MEDIUM);
        instance.flush();
        long before = instance.storeCalls();
        for (int i = 0; i < 5_000; i++) {
            instance.raise(call("b" + i, TIME.plusSeconds(i)), MEDIUM);
        }
        assertThat(instance.storeCalls()).isEqualTo(before);
        instance.flush();
        assertThat(instance.storeCalls()).isEqualTo(before + 2);
    }
}
