package dev.sawatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.testkit.Finding;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.recording.Recording;
import dev.sawatch.testkit.recording.Replay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Log services deliver late, twice and in any order. */
class OrderTest {
    private static final int BATCH = DetectionReport.BATCH;
    private static final Duration LATE = Duration.ofHours(2);

    private static final List<AuditEvent> EVENTS = Recording.events();
    private static final List<AlertMessage> ALERTS =
            Replay.into(new InMemoryStateStore()).play(EVENTS, BATCH).alerts();

    private static final List<AlertMessage> LATE_ALERTS =
            Replay.into(new InMemoryStateStore()).play(late(), BATCH).alerts();

    @Test
    void givesTheSameAlertsWhereEveryFifthEventComesTwice() {
        Random random = new Random(1);
        List<AuditEvent> doubled = new ArrayList<>();
        for (AuditEvent event : EVENTS) {
            doubled.add(event);
            if (random.nextInt(5) == 0) {
                doubled.add(event);
            }
        }
        Replay replay = Replay.into(new InMemoryStateStore()).play(doubled, BATCH);

        assertThat(replay.alerts()).isEqualTo(ALERTS);
    }

    @Test
    void raisesNoAlertAgain() {
        InMemoryStateStore store = new InMemoryStateStore();
        Replay.into(store).play(EVENTS, BATCH);

        assertThat(Replay.into(store).play(EVENTS, BATCH).alerts()).isEmpty();
    }

    @Test
    void seesTheSameAttacksWhereEventsComeUpToTwoHoursLate() {
        assertThat(score(LATE_ALERTS).chains(Score::any))
                .isEqualTo(score(ALERTS).chains(Score::any));
    }

    @Test
    void alertsTheSameSubjectsWhereEventsComeUpToTwoHoursLate() {
        List<Finding> before = findings(ALERTS);
        List<Finding> after = findings(LATE_ALERTS);
        List<Finding> lost = without(before, after);
        List<Finding> gained = without(after, before);

        assertThat((double) subjects(lost).size() / subjects(before).size()).isLessThanOrEqualTo(0.05);
        assertThat(lost).allSatisfy(finding -> assertExplained(finding, after));
        assertThat(gained).allSatisfy(finding -> assertExplained(finding, before));
    }

    /** Of several calls that enter a namespace together, or make one new habit, the first to arrive is told. */
    private static void assertExplained(Finding finding, List<Finding> others) {
        List<Finding> instead = others.stream()
                .filter(other -> other.account().equals(finding.account()))
                .filter(other ->
                        Duration.between(other.time(), finding.time()).abs().compareTo(LATE) < 0)
                .toList();
        assertThat(instead).isNotEmpty();
        System.out.printf(
                "In another order, \"%s\" gives way to \"%s\"%n",
                finding.message(), instead.get(0).message());
    }

    private static Set<String> subjects(List<Finding> findings) {
        return findings.stream().map(f -> f.account() + " " + f.resource()).collect(Collectors.toSet());
    }

    /** Those of an account and resource of which the others have none. */
    private static List<Finding> without(List<Finding> findings, List<Finding> others) {
        return findings.stream()
                .filter(finding -> others.stream()
                        .noneMatch(other -> other.account().equals(finding.account())
                                && other.resource().equals(finding.resource())))
                .toList();
    }

    private static List<AuditEvent> late() {
        Random random = new Random(2);
        Map<AuditEvent, Long> arrivals = new HashMap<>();
        for (AuditEvent event : EVENTS) {
            arrivals.put(event, event.received().toEpochMilli() + random.nextLong(LATE.toMillis()));
        }
        return EVENTS.stream().sorted(Comparator.comparing(arrivals::get)).toList();
    }

    private static Score score(List<AlertMessage> alerts) {
        return new Score(Recording.labels(), findings(alerts));
    }

    private static List<Finding> findings(List<AlertMessage> alerts) {
        return Finding.all(alerts);
    }
}
