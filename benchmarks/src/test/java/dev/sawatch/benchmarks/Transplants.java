package dev.sawatch.benchmarks;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.testkit.Finding;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.recording.Labels;
import dev.sawatch.testkit.recording.Recording;
import dev.sawatch.testkit.recording.Replay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The recording's attacks, moved onto other accounts and judged one by one, each against what was known at its time. What
 * was known is the recording without its own attacks, for one attack may hide or reveal another.
 */
final class Transplants {
    /** The published one. */
    static final long SEED = 20260105;

    private static final int BATCH = DetectionReport.BATCH;

    private final long seed;

    private final InMemoryStateStore store = new InMemoryStateStore();
    private final Replay replay = Replay.into(store);
    private final RecordedLines lines = new RecordedLines();
    private final TransplantDraw draw;
    private final List<Trial> trials = new ArrayList<>();

    /**
     * A moved attack that was judged.
     *
     * @param confidence the highest of the alerts of its calls, {@code confidence_id} of OCSF; 0 where there was none
     */
    record Trial(Transplant transplant, ThiefClient client, int confidence) {
        /** Account and day, as people write them. */
        @Override
        public String toString() {
            return transplant.id() + " on " + transplant.account() + " " + Finding.day(transplant.start());
        }

        boolean isAlerted() {
            return confidence > 0;
        }

        boolean isMedium() {
            return confidence >= Score.MEDIUM_CONFIDENCE;
        }
    }

    /** Draws, plays and judges. The same seed gives the same. */
    Transplants(long seed) {
        this.seed = seed;
        Labels labels = Recording.labels();
        List<AuditEvent> peaceful = Recording.events().stream()
                .filter(event -> !labels.attacks().containsKey(event.auditId())
                        && !labels.consequences().contains(event.auditId()))
                .sorted(Comparator.comparing(AuditEvent::received))
                .toList();
        draw = new TransplantDraw(labels, peaceful, lines, seed);
        run(peaceful);
    }

    private void run(List<AuditEvent> peaceful) {
        int played = 0;
        for (Transplant transplant : draw.drawn()) {
            int end = played;
            while (end < peaceful.size() && peaceful.get(end).received().isBefore(transplant.start())) {
                end++;
            }
            replay.play(peaceful.subList(played, end), BATCH);
            played = end;
            for (ThiefClient client : ThiefClient.values()) {
                trials.add(judge(transplant, client));
            }
        }
    }

    /**
     * By an instance of its own, which first sees what the account did within a day before, and what it does meanwhile:
     * so it knows where the pod's calls come from.
     */
    private Trial judge(Transplant transplant, ThiefClient client) {
        List<AuditEvent> attack = transplant.events(lines, client);
        Instant start = transplant.start();
        Instant end = attack.stream()
                .map(AuditEvent::received)
                .max(Instant::compareTo)
                .orElse(start);
        List<AuditEvent> events = new ArrayList<>(transplant.donor().between(start.minus(Donor.RECENT), end));
        events.addAll(attack);
        events.sort(Comparator.comparing(AuditEvent::received));

        Replay trial = Replay.into(new InMemoryStateStore(store)).play(events, BATCH);
        Set<String> expected =
                transplant.expected(attack, client, transplant.donor().habits(start));
        int confidence = Finding.all(trial.alerts()).stream()
                .filter(finding -> expected.contains(finding.auditId()))
                .mapToInt(Finding::confidence)
                .max()
                .orElse(0);
        return new Trial(transplant, client, confidence);
    }

    long seed() {
        return seed;
    }

    /** Share of the trials with a client that ended in a way. */
    double share(ThiefClient client, Predicate<Trial> kind) {
        List<Trial> own =
                trials.stream().filter(trial -> trial.client() == client).toList();
        return (double) own.stream().filter(kind).count() / own.size();
    }

    /** In order of time. */
    List<Trial> trials() {
        return trials;
    }

    /** How many moved attacks of each chain were not judged, since all of their calls were the account's daily work. */
    Map<String, Integer> dropped() {
        return draw.dropped();
    }
}
