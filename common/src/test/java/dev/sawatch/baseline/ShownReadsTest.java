package dev.sawatch.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.state.StateStoreException;
import dev.sawatch.testkit.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a log whose source leaves reads out is recognised by. */
class ShownReadsTest {
    private static final int DAY = 20_473;
    private static final Instant MIDNIGHT = Instant.EPOCH.plus(Duration.ofDays(DAY));
    private static final int BEFORE = DAY - 30;
    private static final int MANY = 150;
    private static final ServiceAccount CART = new ServiceAccount("shop", "cart");

    private final ClusterHistory history = new ClusterHistory();

    private static AccountCall call(String auditId, int daysLater, String verb, String resource) {
        return Events.observe(
                Events.call(Events.CLUSTER, auditId, MIDNIGHT.plus(Duration.ofDays(daysLater)), CART, verb, resource));
    }

    private void write(int daysLater, int calls) {
        for (int i = 0; i < calls; i++) {
            history.learnDay(call("write-" + daysLater + "-" + i, daysLater, "update", "pods"));
        }
    }

    private void read(int daysLater) {
        history.learnDay(call("read-" + daysLater, daysLater, "list", "pods"));
    }

    private int unread(int daysLater) {
        return history.unreadDays(DAY + daysLater, BEFORE + daysLater);
    }

    @Test
    void manyWritesAndNoReadAreRecognisedOnTheFirstDay() {
        assertThat(unread(0)).isZero();
        write(0, 30);
        assertThat(unread(0)).as("few writes may have no read among them").isZero();
        write(0, MANY);
        assertThat(unread(0)).isOne();
        write(1, MANY);
        write(2, 30);
        assertThat(unread(2)).isEqualTo(2);
    }

    @Test
    void oneReadEndsIt() {
        write(0, MANY);
        write(1, MANY);
        read(1);
        assertThat(unread(1)).isZero();
        assertThat(unread(5)).isZero();
        write(1, MANY);
        assertThat(unread(5)).as("the day had its read").isZero();
    }

    @Test
    void afterAReadADayCountsOnlyWhenItIsOver() {
        read(0);
        write(1, MANY);
        assertThat(unread(1)).as("a read may still come").isZero();
        assertThat(unread(2)).isOne();
        read(1);
        assertThat(unread(2)).as("it came late").isZero();
    }

    @Test
    void whatIsOlderThanTheTrainingPeriodDoesNotCount() {
        read(0);
        write(1, MANY);
        write(31, MANY);
        assertThat(unread(31)).as("the last read is too old to count").isOne();
    }

    @Test
    void ofAnEarlierDayOnlyWhatWasBeforeCounts() {
        write(4, MANY);
        assertThat(unread(3)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "get, pods, '', true",
        "list, pods, '', true",
        "get, pods, log, true",
        "watch, pods, '', false",
        "get, pods, exec, false",
        "get, nodes, proxy, false",
        "create, pods, '', false",
        "get, '', '', false",
    })
    void aReadIsAGetOrListOfAResource(String verb, String resource, String subresource, boolean read) {
        AuditEvent event = Events.call("a", MIDNIGHT, verb, "pods");
        ApiCall asked = new ApiCall(verb, "", "v1", resource, subresource, "", "x", "/metrics");
        AccountCall call = Events.observe(new AuditEvent(
                event.cluster(),
                event.auditId(),
                event.received(),
                event.user(),
                null,
                asked,
                200,
                null,
                null,
                "10.0.0.1",
                "x",
                "",
                false));
        assertThat(call.isGetOrList()).isEqualTo(read);
        write(0, MANY);
        history.learnDay(call);
        assertThat(unread(0)).isEqualTo(read ? 0 : 1);
    }

    @Test
    void aCallThatWouldChangeNothingIsHeld() {
        AccountCall first = call("write-0", 0, "update", "pods");
        assertThat(history.holdsDay(first)).isFalse();
        history.learnDay(first);
        assertThat(history.holdsDay(first)).isTrue();
        assertThat(history.holdsDayOfAllLike(first)).as("others count").isFalse();
        assertThat(history.holdsDay(call("another", 0, "update", "pods"))).isFalse();
        AccountCall read = call("read", 0, "get", "pods");
        assertThat(history.holdsDay(read)).isFalse();
        history.learnDay(read);
        assertThat(history.holdsDay(call("another read", 0, "get", "pods"))).isTrue();
        assertThat(history.holdsDay(call("another", 0, "update", "pods"))).isTrue();
        assertThat(history.holdsDayOfAllLike(first)).isTrue();
        assertThat(history.holdsDay(call("read", 1, "get", "pods"))).isFalse();
    }

    @Test
    void aBusyDayNeedsNoMoreWrites() {
        write(0, MANY);
        assertThat(history.holdsDay(call("another", 0, "update", "pods"))).isTrue();
        assertThat(history.toText()).contains("\"unread\":{\"20473\":\"many\"}").doesNotContain("\"reads\"");
    }

    @Test
    void recordsOfEarlierVersionsAreRead() {
        String text = "{\"v\":1,\"days\":\"20473.7fff\",\"networks\":{},\"two_places\":{}}";
        ClusterHistory old = ClusterHistory.parse(text);
        assertThat(old.unreadDays(DAY, BEFORE)).isZero();
        assertThat(old.toText()).isEqualTo(text);
    }

    @Test
    void damageIsNoticed() {
        assertThatThrownBy(() -> ClusterHistory.parse("{\"v\":1,\"unread\":{\"20473\":\"x\"}}"))
                .isInstanceOf(StateStoreException.class)
                .hasMessage("a cluster record is damaged");
    }

    @Test
    void whatNobodyReachesIsForgotten() {
        for (int day = 0; day < 200; day++) {
            write(day, MANY);
        }
        assertThat(history.toText()).contains("\"20672\"", "\"20609\"").doesNotContain("\"20608\"");
    }

    /** Enough calls on few days that days become busy in some parts and not in others, and have reads in some. */
    @Property(tries = 200)
    void noOrderSplitOrDuplicateChangesIt(@ForAll long seed) {
        Random random = new Random(seed);
        List<AccountCall> calls = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            boolean read = random.nextInt(400) == 0;
            String verb = read ? "get" : random.nextInt(4) == 0 ? "watch" : "update";
            calls.add(call("a" + random.nextInt(700), random.nextInt(4), verb, "pods"));
        }
        ClusterHistory inOrder = new ClusterHistory();
        calls.forEach(inOrder::learnDay);

        calls.addAll(List.copyOf(calls.subList(0, 100)));
        Collections.shuffle(calls, random);
        List<ClusterHistory> parts = List.of(new ClusterHistory(), new ClusterHistory(), new ClusterHistory());
        calls.forEach(call -> parts.get(random.nextInt(parts.size())).learnDay(call));
        ClusterHistory merged = new ClusterHistory();
        parts.forEach(part -> {
            merged.merge(random.nextBoolean() ? ClusterHistory.parse(part.toText()) : part);
            merged.merge(ClusterHistory.parse(merged.toText()));
        });
        assertThat(merged.toText()).isEqualTo(inOrder.toText());
        assertThat(merged.unreadDays(DAY + 3, BEFORE + 3)).isEqualTo(inOrder.unreadDays(DAY + 3, BEFORE + 3));
    }
}
