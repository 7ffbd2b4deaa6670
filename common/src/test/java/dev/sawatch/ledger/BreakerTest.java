package dev.sawatch.ledger;

import static dev.sawatch.detection.Confidence.HIGH;
import static dev.sawatch.detection.Confidence.LOW;
import static dev.sawatch.detection.Confidence.MEDIUM;
import static dev.sawatch.ledger.Instance.CHECKOUT;
import static dev.sawatch.ledger.Instance.TIME;
import static dev.sawatch.ledger.Instance.behaviour;
import static dev.sawatch.ledger.Instance.call;
import static dev.sawatch.ledger.Instance.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.alert.AlertId;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.DeliveryException;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Cause;
import dev.sawatch.detection.Confidence;
import dev.sawatch.testkit.Fault;
import dev.sawatch.testkit.FaultyPublisher;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryStateStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final int MANY = 5_050;
    private static final ServiceAccount OTHER = new ServiceAccount("shop", "cart");

    private final InMemoryStateStore store = new InMemoryStateStore();
    private final InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
    private final Instance instance = new Instance(store, publisher);

    private static AlertOutcome raise(Instance instance, int number, ServiceAccount account, Confidence confidence) {
        AccountCall call = call("call" + number, TIME.plusSeconds(number), account);
        return instance.raise(call, verdict(confidence, behaviour("list " + number)));
    }

    private long notices() {
        return publisher.published().stream()
                .filter(message -> "breaker".equals(message.attributes().get("variation")))
                .count();
    }

    private List<String> ids() {
        return publisher.published().stream().map(AlertMessage::id).toList();
    }

    @Test
    void probingIsOneAlertAndHidesNothing() {
        Cause probing = new Cause(Cause.Kind.PROBING, "denied");
        for (int i = 0; i < MANY; i++) {
            instance.raise(call("call" + i, TIME.plusSeconds(i)), verdict(MEDIUM, probing));
        }
        assertThat(publisher.published()).hasSize(1);
        instance.flush();
        assertThat(raise(instance, MANY, CHECKOUT, MEDIUM)).isEqualTo(AlertOutcome.ALERTED);
        assertThat(raise(instance, MANY, OTHER, MEDIUM)).isEqualTo(AlertOutcome.ALERTED);
    }

    @Test
    void oneAccountStopsAtItsBoundAndNobodyElse() {
        long calls = 0;
        for (int i = 0; i < MANY; i++) {
            AlertOutcome expected = i < 100 ? AlertOutcome.ALERTED : AlertOutcome.STOPPED;
            assertThat(raise(instance, i, CHECKOUT, MEDIUM)).as("call %s", i).isEqualTo(expected);
            calls = i == 100 ? instance.storeCalls() : calls;
        }
        assertThat(instance.storeCalls()).isEqualTo(calls);
        assertThat(publisher.published()).hasSize(101);
        AlertMessage notice = publisher.published().get(100);
        assertThat(notice.attributes())
                .containsAllEntriesOf(Map.of(
                        "page", "yes",
                        "variation", "breaker",
                        "namespace", "payments",
                        "service_account", "payments/checkout"));
        instance.flush();
        assertThat(raise(instance, MANY, OTHER, MEDIUM)).isEqualTo(AlertOutcome.ALERTED);
        assertThat(raise(new Instance(store, publisher), MANY, CHECKOUT, MEDIUM))
                .isEqualTo(AlertOutcome.STOPPED);
        assertThat(notices()).isOne();
    }

    @Test
    void whatPagesIsNotStopped() {
        IntStream.range(0, 150).forEach(i -> raise(instance, i, CHECKOUT, LOW));
        assertThat(raise(instance, 150, CHECKOUT, MEDIUM)).isEqualTo(AlertOutcome.ALERTED);
        assertThat(raise(instance, 151, CHECKOUT, MEDIUM)).isEqualTo(AlertOutcome.STOPPED);
        assertThat(raise(instance, 152, CHECKOUT, HIGH)).isEqualTo(AlertOutcome.ALERTED);
        assertThat(raise(instance, 153, CHECKOUT, HIGH)).isEqualTo(AlertOutcome.STOPPED);
    }

    @Test
    void itClosesByItselfAndSaysSoOnceADay() {
        Duration day = Duration.ofHours(25);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 102; i++) {
                AccountCall call =
                        call("call" + i, TIME.plus(day.multipliedBy(round)).plusSeconds(i));
                AlertOutcome handling = instance.raise(call, verdict(MEDIUM, behaviour("list " + round + " " + i)));
                assertThat(handling).isEqualTo(i < 100 ? AlertOutcome.ALERTED : AlertOutcome.STOPPED);
            }
            instance.flush();
        }
        assertThat(notices()).isEqualTo(2);
    }

    @Test
    void aBatchThatOpenedItAndFailedLosesNothing() {
        Instance dying = new Instance(store, new FaultyPublisher(publisher, new Fault(100, Fault.Moment.BEFORE)));
        assertThatThrownBy(() -> IntStream.range(0, 150).forEach(i -> raise(dying, i, CHECKOUT, MEDIUM)))
                .isInstanceOf(DeliveryException.class);
        for (int i = 0; i < 150; i++) {
            AlertOutcome expected =
                    i < 99 ? AlertOutcome.REPEATED : i == 99 ? AlertOutcome.ALERTED : AlertOutcome.STOPPED;
            assertThat(raise(instance, i, CHECKOUT, MEDIUM)).as("call %s", i).isEqualTo(expected);
        }
        assertThat(ids()).hasSize(101).doesNotHaveDuplicates();
    }

    @Test
    void aNoticeThatWasNotPublishedIsPublishedByTheNext() {
        Instance dying = new Instance(store, new FaultyPublisher(publisher, new Fault(101, Fault.Moment.BEFORE)));
        assertThatThrownBy(() -> IntStream.range(0, 150).forEach(i -> raise(dying, i, CHECKOUT, MEDIUM)))
                .isInstanceOf(DeliveryException.class);
        assertThat(notices()).isZero();
        raise(instance, 149, CHECKOUT, MEDIUM);
        assertThat(notices()).isOne();
    }

    @Test
    void theClustersBoundStopsEverybodyWithoutACallEach() {
        Instance small = new Instance(store, publisher, Map.of("breaker.alerts", "3"));
        IntStream.range(0, 4).forEach(i -> raise(small, i, CHECKOUT, MEDIUM));
        assertThat(raise(small, 4, OTHER, MEDIUM)).isEqualTo(AlertOutcome.STOPPED);
        long calls = small.storeCalls();
        for (int i = 5; i < MANY; i++) {
            assertThat(raise(small, i, i % 2 == 0 ? OTHER : CHECKOUT, MEDIUM)).isEqualTo(AlertOutcome.STOPPED);
        }
        assertThat(small.storeCalls()).isEqualTo(calls);
        assertThat(notices()).isOne();
        assertThat(publisher.published().get(3).attributes()).doesNotContainKey("service_account");
    }

    /** Who remembers the cluster to be stopped does not know that another instance has claimed the call. */
    @Test
    void instancesCountTogether() {
        Map<String, String> settings = Map.of("breaker.alerts", "3");
        Instance one = new Instance(store, publisher, settings);
        raise(one, 0, CHECKOUT, MEDIUM);
        raise(one, 1, OTHER, MEDIUM);
        one.flush();
        Instance next = new Instance(store, publisher, settings);
        assertThat(raise(next, 2, CHECKOUT, MEDIUM)).isEqualTo(AlertOutcome.ALERTED);
        assertThat(raise(next, 3, OTHER, MEDIUM)).isEqualTo(AlertOutcome.STOPPED);
    }

    @Test
    void aStoppedCallThatAnotherClaimedIsPublished() {
        Map<String, String> settings = Map.of("breaker.alerts", "3");
        Instance small = new Instance(store, publisher, settings);
        IntStream.range(0, 4).forEach(i -> raise(small, i, CHECKOUT, MEDIUM));
        FaultyPublisher faulty = new FaultyPublisher(publisher, new Fault(1, Fault.Moment.BEFORE));
        assertThatThrownBy(() -> raise(new Instance(store, faulty), 5, CHECKOUT, MEDIUM))
                .isInstanceOf(DeliveryException.class);
        assertThat(raise(small, 5, CHECKOUT, MEDIUM)).isEqualTo(AlertOutcome.STOPPED);
        small.flush();
        assertThat(ids()).contains(AlertId.of(call("call5", TIME.plusSeconds(5))));
    }

    @Test
    void whatIsStoppedForAnAccountIsNotCountedForItsCluster() {
        Instance small = new Instance(store, publisher, Map.of("breaker.alerts", "10", "breaker.account_alerts", "5"));
        IntStream.range(0, 50).forEach(i -> raise(small, i, CHECKOUT, MEDIUM));
        assertThat(raise(small, 50, OTHER, MEDIUM)).isEqualTo(AlertOutcome.ALERTED);
    }
}
