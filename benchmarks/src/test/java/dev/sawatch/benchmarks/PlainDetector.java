package dev.sawatch.benchmarks;

import dev.sawatch.audit.ApiCall;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.testkit.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What Sawatch is compared with: everybody's first idea. Calls are unusual whose account, verb and resource were not seen
 * together in the last 30 days, once the cluster was watched on 14 days. Knows nothing of families, reach, lists,
 * clients or new accounts.
 */
final class PlainDetector {
    private static final int TRAINING = 30;
    private static final int ACTIVATION = 14;
    private static final Duration EPISODE = Duration.ofHours(24);

    private final Map<String, LocalDate> lastSeen = new HashMap<>();
    private final TreeSet<LocalDate> days = new TreeSet<>();
    private final Map<ServiceAccount, Episode> episodes = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private record Episode(Instant first, String id) {}

    static List<Finding> judge(List<AuditEvent> events) {
        PlainDetector detector = new PlainDetector();
        events.stream().sorted(Comparator.comparing(AuditEvent::received)).forEach(detector::judge);
        return detector.findings;
    }

    private void judge(AuditEvent event) {
        ServiceAccount account = event.user().serviceAccount();
        if (account == null) {
            return;
        }
        LocalDate day = Finding.day(event.received());
        days.add(day);
        ApiCall call = event.call();
        String habit = account + " " + call.verb() + " " + call.qualifiedResource();
        @Nullable LocalDate before = lastSeen.put(habit, day);
        boolean isNew = before == null || !before.isAfter(day.minusDays(TRAINING));
        boolean isActive = days.subSet(day.minusDays(TRAINING - 1), day).size() >= ACTIVATION;
        if (isNew && isActive) {
            alert(event, account, habit);
        }
    }

    private void alert(AuditEvent event, ServiceAccount account, String habit) {
        Instant time = event.received();
        Episode episode = episodes.get(account);
        if (episode == null || Duration.between(episode.first(), time).compareTo(EPISODE) >= 0) {
            episode = new Episode(time, event.auditId());
            episodes.put(account, episode);
        }
        findings.add(new Finding(
                event.auditId(),
                event.auditId(),
                time,
                account.toString(),
                event.call().qualifiedResource(),
                "New",
                Score.LOW_SEVERITY,
                Score.MEDIUM_CONFIDENCE,
                episode.id(),
                habit));
    }
}
