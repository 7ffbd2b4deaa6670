package dev.sawatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.DeliveryException;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.settings.Settings;
import dev.sawatch.testkit.Events;
import dev.sawatch.testkit.Fault;
import dev.sawatch.testkit.FaultyRejectSink;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryRejectSink;
import dev.sawatch.testkit.InMemoryStateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events a batch judges and in which order, and what becomes of the others. */
class EventTimesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final InMemoryRejectSink rejects = new InMemoryRejectSink();
    private final InMemoryAlertPublisher publisher = new InMemoryAlertPublisher();
    private final List<JudgedCall> judged = new ArrayList<>();
    private final AuditPipeline listening = new AuditPipeline(
            new InMemoryStateStore(), publisher, rejects, Settings.defaults(), () -> NOW, judged::add);
    private final AuditPipeline pipeline =
            new AuditPipeline(new InMemoryStateStore(), publisher, rejects, Settings.defaults(), () -> NOW);

    private static Batch batch(AuditEvent... events) {
        Batch batch = new Batch();
        List.of(events).forEach(batch::event);
        return batch;
    }

    @ParameterizedTest
    @CsvSource({"PT1H, true", "PT1H0.000001S, false", "P-30D, true", "P-30DT-0.000001S, false"})
    void anHourAheadAndTheTrainingPeriodBackAreJudged(Duration offset, boolean isJudged) {
        BatchResult result = listening.process(batch(Events.call("a", NOW.plus(offset), "list", "pods")));
        assertThat(judged).hasSize(isJudged ? 1 : 0);
        assertThat(result.serviceAccountEvents()).isEqualTo(isJudged ? 1 : 0);
        assertThat(result.events()).isOne();
        boolean late = offset.isNegative();
        assertThat(result.skipped()).isEqualTo(isJudged || !late ? Map.of() : Map.of(Skip.TOO_OLD, 1L));
        assertThat(result.rejected()).isEqualTo(isJudged || late ? Map.of() : Map.of(Rejection.Reason.FUTURE, 1L));
    }

    @Test
    void anEventOfTheFutureIsKeptWithItsClusterAndIdForPeople() {
        pipeline.process(batch(Events.call("a\nb", NOW.plus(Duration.ofHours(2)), "list", "pods")));
        Rejection kept = rejects.kept().get(0);
        assertThat(kept.cluster()).isEqualTo(Events.CLUSTER);
        assertThat(kept.reason()).isEqualTo(Rejection.Reason.FUTURE);
        assertThat(kept.detail()).contains("more than an hour from now").contains("auditID a\\u000ab");
        assertThat(kept.excerpt()).contains("2026-03-01T12:00:00Z");
    }

    @Test
    void eventsAreJudgedInOrderOfTimeThenOfAuditId() {
        listening.process(batch(
                Events.call("c", NOW, "list", "pods"),
                Events.call("b", NOW, "list", "pods"),
                Events.call("z", NOW.minusSeconds(1), "list", "pods")));
        assertThat(judged).map(judgement -> judgement.call().event().auditId()).containsExactly("z", "b", "c");
    }

    @Test
    void whoListensIsToldOfEveryCallHoweverOften() {
        for (int i = 0; i < 2; i++) {
            Batch batch = listening.newBatch();
            assertThat(batch.isKnown("fingerprint")).isFalse();
            batch.event(fingerprinted("fingerprint", "list"));
            listening.process(batch);
        }
        assertThat(judged).hasSize(2);
    }

    private static AuditEvent fingerprinted(String fingerprint, String verb) {
        AuditEvent event = Events.call("a", NOW, verb, "pods");
        return new AuditEvent(
                event.cluster(),
                event.auditId(),
                event.received(),
                event.user(),
                event.impersonated(),
                event.call(),
                event.code(),
                event.decision(),
                event.reason(),
                event.sourceIp(),
                event.userAgent(),
                fingerprint,
                event.deduced());
    }

    @Test
    void aCallThatIsKnownIsCountedAndNotHandedOver() {
        pipeline.process(batch(Events.call("a", NOW.minus(Duration.ofDays(1)), "list", "pods")));
        pipeline.process(batch(fingerprinted("fingerprint", "list")));
        Batch next = pipeline.newBatch();
        assertThat(next.isKnown("fingerprint")).isTrue();
        assertThat(next.isKnown("another")).isFalse();
        BatchResult result = pipeline.process(next);
        assertThat(result.serviceAccountEvents()).isOne();
        assertThat(result.events()).isOne();
        assertThat(result.store().calls()).isZero();
    }

    @Test
    void nothingIsRememberedOfABatchThatFailed() {
        AuditPipeline failing = new AuditPipeline(
                new InMemoryStateStore(),
                publisher,
                new FaultyRejectSink(rejects, new Fault(1, Fault.Moment.BEFORE)),
                Settings.defaults(),
                () -> NOW);
        Batch batch = batch(
                Events.call("a", NOW.minus(Duration.ofDays(1)), "list", "pods"), fingerprinted("fingerprint", "list"));
        batch.rejected(new Rejection(Events.CLUSTER, Rejection.Reason.NOT_JSON, "no JSON", ""));
        assertThatThrownBy(() -> failing.process(batch)).isInstanceOf(DeliveryException.class);
        assertThat(failing.newBatch().isKnown("fingerprint")).isFalse();
        batch.rejections.clear();
        assertThat(failing.process(batch).store().calls()).isPositive();
        assertThat(failing.newBatch().isKnown("fingerprint")).isTrue();
    }

    @Test
    void theRejectSinkIsNotAskedForNothing() {
        AuditPipeline failing = new AuditPipeline(
                new InMemoryStateStore(),
                publisher,
                new FaultyRejectSink(rejects, new Fault(1, Fault.Moment.BEFORE)),
                Settings.defaults(),
                () -> NOW);
        assertThat(failing.process(batch(Events.call("a", NOW, "list", "pods"))).rejected())
                .isEmpty();
    }

    private static Rejection cut(@Nullable Cluster cluster, @Nullable Instant time) {
        return new Rejection(
                cluster, Rejection.Reason.TRUNCATED_URI, "cut off", "", new Rejection.CutUri("/api/v1/secrets?", time));
    }

    private List<AlertMessage> notices(Rejection... rejections) {
        Batch batch = new Batch();
        List.of(rejections).forEach(batch::rejected);
        pipeline.process(batch);
        return publisher.published();
    }

    @Test
    void whoeverHidesBehindAnOverlongUriIsLookedFor() {
        assertThat(notices(cut(Events.CLUSTER, NOW.minus(Duration.ofHours(3)))))
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).contains("2026-03-01T07:00"));
    }

    @Test
    void whereNothingSaysWhenItWasJustNow() {
        assertThat(notices(cut(Events.CLUSTER, null)))
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).contains("2026-03-01T10:00"));
    }

    @Test
    void ofNoClusterAndOfOtherRejectionsNobodyIsTold() {
        assertThat(notices(cut(null, NOW), new Rejection(Events.CLUSTER, Rejection.Reason.NOT_JSON, "no JSON", "")))
                .isEmpty();
        assertThat(rejects.kept()).hasSize(2);
    }
}
