package dev.sawatch.ledger;

import static dev.sawatch.detection.Confidence.HIGH;
import static dev.sawatch.detection.Confidence.LOW;
import static dev.sawatch.detection.Confidence.MEDIUM;
import static dev.sawatch.ledger.Instance.READS;
import static dev.sawatch.ledger.Instance.TIME;
import static dev.sawatch.ledger.Instance.behaviour;
import static dev.sawatch.ledger.Instance.call;
import static dev.sawatch.ledger.Instance.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.alert.AlertId;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.DeliveryException;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Cause;
import dev.sawatch.detection.Verdict;
import dev.sawatch.testkit.Fault;
import dev.sawatch.testkit.FaultyPublisher;
import dev.sawatch.testkit.FaultyStateStore;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryStateStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Instances that die and race: no alert is lost, and none has two ids. */
class LedgerFaultsTest {
    private static final AccountCall LESSER = call("lesser", TIME);
    private static final AccountCall GRAVER = call("graver", TIME.plusSeconds(60));
    private static final AccountCall LATER = call("later", TIME.plusSeconds(120));

    private final InMemoryStateStore store = new InMemoryStateStore();
    private final InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();

    private Instance instance() {
        return new Instance(store, publisher);
    }

    /** Leaves the call's alert claimed and not published. */
    private void dieWith(AccountCall call, Verdict verdict) {
        Instance dying = new Instance(store, new FaultyPublisher(publisher, new Fault(1, Fault.Moment.BEFORE)));
        assertThatThrownBy(() -> dying.raise(call, verdict)).isInstanceOf(DeliveryException.class);
    }

    private List<String> ids() {
        return publisher.published().stream().map(AlertMessage::id).toList();
    }

    @Test
    void aGraverCallPublishesTheLesserOneFirst() {
        dieWith(LESSER, verdict(MEDIUM, READS));
        assertThat(instance().raise(GRAVER, HIGH)).isEqualTo(AlertOutcome.ALERTED);
        assertThat(ids()).containsExactly(AlertId.of(LESSER), AlertId.of(GRAVER));
        assertThat(instance().raise(LESSER, MEDIUM)).isEqualTo(AlertOutcome.SUPPRESSED);
        assertThat(ids()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Fault.Moment.class)
    void aGraverCallThatMeetsALesserOneMayDieAnywhere(Fault.Moment moment) {
        dieWith(LESSER, verdict(MEDIUM, READS));
        Fault counting = Fault.none();
        faulty(new InMemoryStateStore(store), new InMemoryAlertPublisher(), counting)
                .raise(GRAVER, HIGH);
        assertThat(counting.calls()).isGreaterThan(6);
        for (int step = 1; step <= counting.calls(); step++) {
            InMemoryStateStore copy = new InMemoryStateStore(store);
            InMemoryAlertPublisher topic = new InMemoryAlertPublisher();
            Instance dying = faulty(copy, topic, new Fault(step, moment));
            assertThatThrownBy(() -> dying.raise(GRAVER, HIGH)).isInstanceOf(RuntimeException.class);
            Instance next = new Instance(copy, topic);
            next.raise(GRAVER, HIGH);
            next.raise(LESSER, MEDIUM);
            assertThat(idsAndPages(topic))
                    .as("step %s", step)
                    .isEqualTo(Set.of(AlertId.of(LESSER) + " yes", AlertId.of(GRAVER) + " yes"));
        }
    }

    private static Instance faulty(InMemoryStateStore store, InMemoryAlertPublisher topic, Fault fault) {
        return new Instance(new FaultyStateStore(store, fault), new FaultyPublisher(topic, fault));
    }

    private static Set<String> idsAndPages(InMemoryAlertPublisher topic) {
        return topic.published().stream()
                .map(message -> message.id() + " " + message.attributes().get("page"))
                .collect(Collectors.toSet());
    }

    @Test
    void whatWasClaimedDaysAgoIsPublishedBeforeItGivesWay() {
        dieWith(LESSER, verdict(MEDIUM, READS));
        AccountCall next = call("next", TIME.plus(Duration.ofDays(6)));
        assertThat(instance().raise(next, MEDIUM)).isEqualTo(AlertOutcome.ALERTED);
        assertThat(ids()).containsExactly(AlertId.of(LESSER), AlertId.of(next));
    }

    @Test
    void aMutedCallPublishesWhatItFinds() {
        dieWith(LESSER, verdict(MEDIUM, behaviour("list pods (own)")));
        Instance muting = new Instance(store, publisher, Map.of("severity.unusual_resource", "off"));
        assertThat(muting.raise(GRAVER, HIGH)).isEqualTo(AlertOutcome.MUTED);
        assertThat(ids()).containsExactly(AlertId.of(LESSER));
        long calls = muting.storeCalls();
        assertThat(muting.raise(LATER, HIGH)).isEqualTo(AlertOutcome.MUTED);
        assertThat(muting.storeCalls()).isEqualTo(calls);
    }

    @Test
    void aCallThatIsMutedWhenDeliveredAgainIsPublishedAsClaimed() {
        dieWith(LESSER, verdict(MEDIUM, READS));
        new Instance(store, publisher, Map.of("severity.unusual_resource", "off")).raise(LESSER, MEDIUM);
        assertThat(ids()).containsExactly(AlertId.of(LESSER));
    }

    /** It remembers a lesser alert, whose place a graver one has taken meanwhile. */
    @Test
    void whoKnowsAnEntryToSuppressLooksAtItAllTheSame() {
        Instance remembering = instance();
        remembering.raise(LESSER, MEDIUM);
        remembering.flush();
        dieWith(GRAVER, verdict(HIGH, READS));
        assertThat(remembering.raise(LATER, MEDIUM)).isEqualTo(AlertOutcome.SUPPRESSED);
        remembering.flush();
        assertThat(ids()).containsExactly(AlertId.of(LESSER), AlertId.of(GRAVER));
    }

    /** The same call was given another cause by an instance that died. */
    @Test
    void aCallThatWasClaimedUnderAnotherCauseIsPublished() {
        Instance remembering = instance();
        remembering.raise(LESSER, MEDIUM);
        remembering.flush();
        dieWith(LATER, verdict(MEDIUM, new Cause(Cause.Kind.DELIVERY, "")));
        assertThat(remembering.raise(LATER, MEDIUM)).isEqualTo(AlertOutcome.SUPPRESSED);
        remembering.flush();
        assertThat(ids()).containsExactly(AlertId.of(LESSER), AlertId.of(LATER));
    }

    @Test
    void ofTwoThatClaimAtOnceOneIsToldAndPages() {
        Instance other = instance();
        Instance slow = new Instance(new RacingStateStore(store, () -> other.raise(LESSER, MEDIUM)), publisher);
        assertThat(slow.raise(LATER, MEDIUM)).isEqualTo(AlertOutcome.SUPPRESSED);
        assertThat(idsAndPages(publisher)).containsExactly(AlertId.of(LESSER) + " yes");
    }

    @Test
    void ofTwoThatClaimAtOnceTheGraverIsToldToo() {
        Instance other = instance();
        Instance slow = new Instance(new RacingStateStore(store, () -> other.raise(LESSER, LOW)), publisher);
        assertThat(slow.raise(GRAVER, MEDIUM)).isEqualTo(AlertOutcome.ALERTED);
        assertThat(ids()).containsExactly(AlertId.of(LESSER), AlertId.of(GRAVER));
    }

    @Test
    void whoDiesBetweenAnothersReadAndClaimIsPublishedFirst() {
        Instance slow =
                new Instance(new RacingStateStore(store, () -> dieWith(LESSER, verdict(LOW, READS))), publisher);
        assertThat(slow.raise(GRAVER, MEDIUM)).isEqualTo(AlertOutcome.ALERTED);
        assertThat(ids()).containsExactly(AlertId.of(LESSER), AlertId.of(GRAVER));
    }

    @ParameterizedTest
    @EnumSource(Fault.Moment.class)
    void theSameAlertPagesHoweverOftenItIsDelivered(Fault.Moment moment) {
        Fault counting = Fault.none();
        faulty(new InMemoryStateStore(), new InMemoryAlertPublisher(), counting).raise(LESSER, MEDIUM);
        for (int step = 1; step <= counting.calls(); step++) {
            InMemoryStateStore copy = new InMemoryStateStore();
            InMemoryAlertPublisher topic = new InMemoryAlertPublisher();
            Instance dying = faulty(copy, topic, new Fault(step, moment));
            assertThatThrownBy(() -> dying.raise(LESSER, MEDIUM)).isInstanceOf(RuntimeException.class);
            Instance next = new Instance(copy, topic);
            next.raise(LESSER, MEDIUM);
            next.raise(LATER, verdict(MEDIUM, behaviour("another")));
            assertThat(idsAndPages(topic))
                    .as("step %s", step)
                    .isEqualTo(Set.of(AlertId.of(LESSER) + " yes", AlertId.of(LATER) + " no"));
        }
    }
}
