package dev.sawatch.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.testkit.AlertJson;
import dev.sawatch.testkit.EnvelopeWriter;
import dev.sawatch.testkit.Finding;
import dev.sawatch.testkit.InMemoryStateStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What the recording raises as {@code sawatch replay} plays it, as far as a log shows it: one pipeline, no envelope, in order. */
final class ReplayedRecording {
    private static final int BATCH = 1_000;
    private static final double SAME = 0.95;
    private static final Map<Cluster, List<AlertMessage>> ALERTS = new ConcurrentHashMap<>();

    /** The alerts, played once per cluster and JVM. */
    static List<AlertMessage> alerts(EnvelopeWriter writer) {
        return ALERTS.computeIfAbsent(writer.cluster(), cluster -> play(writer));
    }

    private static List<AlertMessage> play(EnvelopeWriter writer) {
        List<AuditEvent> shown = Recording.parse(writer.cluster(), Recording.bytes()).stream()
                .map(writer::shown)
                .toList();
        return List.copyOf(
                Replay.into(new InMemoryStateStore()).play(shown, BATCH).alerts());
    }

    /** Asserts that alerts of another order see the same attacks and nearly the same of all else, each under one id. */
    static void compare(List<AlertMessage> found, List<AlertMessage> expected) {
        Map<String, String> ids = new TreeMap<>();
        for (AlertMessage alert : found) {
            String about = about(alert);
            String earlier = ids.put(about, alert.id());
            assertThat(earlier == null ? alert.id() : earlier)
                    .as("one id for an alert about %s", about)
                    .isEqualTo(alert.id());
        }
        Labels labels = Recording.labels();
        assertThat(labels.chains(auditIds(found))).isEqualTo(labels.chains(auditIds(expected)));
        compareSubjects(subjects(found), subjects(expected));
    }

    private static void compareSubjects(Set<String> found, Set<String> expected) {
        Set<String> missed = new TreeSet<>(expected);
        missed.removeAll(found);
        Set<String> more = new TreeSet<>(found);
        more.removeAll(expected);
        int same = expected.size() - missed.size();
        System.out.printf(
                "recording out of order: %d of %d accounts and resources the same%n"
                        + "  only in order: %s%n  only out of order: %s%n",
                same, expected.size(), missed, more);
        assertThat(same).isGreaterThanOrEqualTo((int) Math.ceil(SAME * expected.size()));
    }

    /** The account, the call and what was unusual of it: one call may impersonate a user and a group. */
    private static String about(AlertMessage alert) {
        JsonNode event = AlertJson.event(alert);
        return String.join(" ", AlertJson.account(event), AlertJson.auditId(event), AlertJson.behaviour(event));
    }

    private static Set<String> auditIds(List<AlertMessage> alerts) {
        return Finding.all(alerts).stream().map(Finding::auditId).collect(Collectors.toSet());
    }

    private static Set<String> subjects(List<AlertMessage> alerts) {
        return Finding.all(alerts).stream()
                .map(finding -> finding.account() + " " + finding.resource())
                .collect(Collectors.toSet());
    }

    private ReplayedRecording() {}
}
