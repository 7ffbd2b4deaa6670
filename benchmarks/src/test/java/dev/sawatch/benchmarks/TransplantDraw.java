package dev.sawatch.benchmarks;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.behaviour.names.Families;
import dev.sawatch.settings.Settings;
import dev.sawatch.testkit.recording.Labels;
import dev.sawatch.testkit.recording.Recording;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Draws accounts and days for each chain that can be seen. Any kind of account may be drawn but the chain's own and those
 * without a pod, on any day after activation on which it was active within the 24 hours before and no longer new. Left
 * out are accounts that do all of the chain's unusual calls themselves, on days before.
 */
final class TransplantDraw {
    private static final Families FAMILIES = Settings.defaults().lists().families();

    /** For each chain. */
    static final int ACCOUNTS = 10;

    private static final int TRIES = 10_000;
    private static final int DAYS = Score.DAYS - Score.ACTIVATION;

    private final Instant firstDay;
    private final List<Donor> donors;
    private final RecordedLines lines;
    private final List<Transplant> drawn = new ArrayList<>();
    private final Map<String, Integer> dropped = new TreeMap<>();

    /**
     * @param events that the accounts are known by, in order of time
     * @param lines the events as text
     */
    TransplantDraw(Labels labels, List<AuditEvent> events, RecordedLines lines, long seed) {
        this.firstDay = events.get(0).received().truncatedTo(ChronoUnit.DAYS);
        this.donors = Donor.of(events);
        this.lines = lines;
        Map<String, Instant> starts = starts(labels);
        SplittableRandom random = new SplittableRandom(seed);
        labels.chains().forEach((id, chain) -> {
            SplittableRandom own = random.split();
            if (chain.visible()) {
                draw(id, chain, Objects.requireNonNull(starts.get(id)), own);
            }
        });
        drawn.sort(Comparator.comparing(Transplant::start));
    }

    private static Map<String, Instant> starts(Labels labels) {
        Map<String, Instant> starts = new HashMap<>();
        for (AuditEvent event : Recording.events()) {
            String chain = labels.attacks().get(event.auditId());
            if (chain != null) {
                starts.merge(chain, event.received(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        return starts;
    }

    private void draw(String id, Labels.Chain chain, Instant recorded, SplittableRandom random) {
        Set<Donor> chosen = new HashSet<>();
        Set<Donor> refused = new HashSet<>();
        long chainDay = ChronoUnit.DAYS.between(firstDay, recorded);
        for (int i = 0; i < TRIES && chosen.size() < ACCOUNTS; i++) {
            Donor donor = donors.get(random.nextInt(donors.size()));
            int days = (int) (Score.ACTIVATION + random.nextInt(DAYS) - chainDay);
            Instant start = recorded.plus(days, ChronoUnit.DAYS);
            AuditEvent recent = donor.last(start);
            String tool = ThiefClient.tool(donor, random);
            if (recent == null || isUnfit(donor, chain, start) || chosen.contains(donor) || refused.contains(donor)) {
                continue;
            }
            Transplant transplant = new Transplant(id, chain, start, days, donor, recent, tool);
            if (isDailyWork(transplant)) {
                refused.add(donor);
            } else {
                chosen.add(donor);
                drawn.add(transplant);
            }
        }
        if (chosen.size() < ACCOUNTS) {
            throw new IllegalStateException("too few accounts for " + id);
        }
        dropped.put(id, refused.size());
    }

    private static boolean isUnfit(Donor donor, Labels.Chain chain, Instant start) {
        return donor.family().equals(FAMILIES.of(chain.account()))
                || donor.age(start) < Settings.defaults().periods().learning();
    }

    private boolean isDailyWork(Transplant transplant) {
        List<AuditEvent> events = transplant.events(lines, ThiefClient.OWN);
        return transplant
                .expected(events, ThiefClient.OWN, transplant.donor().habits(transplant.start()))
                .isEmpty();
    }

    /** In order of time. */
    List<Transplant> drawn() {
        return drawn;
    }

    /** How many accounts were drawn for a chain and left out. */
    Map<String, Integer> dropped() {
        return dropped;
    }
}
