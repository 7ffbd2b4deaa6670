package dev.sawatch.detection;

import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.pipeline.JudgedCall;
import dev.sawatch.settings.Settings;
import dev.sawatch.testkit.Batches;
import dev.sawatch.testkit.InMemoryAlertPublisher;
import dev.sawatch.testkit.InMemoryRejectSink;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the calls of a story are judged, each by itself, whatever the ledger makes of it. What goes on
 * daily, as {@code days 1-45} says, ends with the day of the last line. Another account is there from the first day on, so that the cluster is active from day 15 on.
 */
final class Verdicts {
    /** As reading the lists anew for each story takes longer than the story. */
    private static final Settings SETTINGS = Settings.of(Map.of("breaker.account_alerts", "1000"));

    private static final String OTHERS = "days 1-45 shop/cart get configmaps:settings in shop\n";

    private static final Pattern DAYS = Pattern.compile("(?m)^days? (?:[0-9]+-)?([0-9]+) ");

    /** Of every call of the story, in order of time; those of the other account are left out. */
    static List<JudgedCall> all(String... lines) {
        return judge(OTHERS + String.join("\n", lines)).stream()
                .filter(judgement -> !judgement.call().account().toString().equals("shop/cart"))
                .toList();
    }

    private static int lastDay(String text) {
        Matcher days = DAYS.matcher(text);
        int last = 0;
        while (days.find()) {
            last = Integer.parseInt(days.group(1));
        }
        return last;
    }

    private static List<JudgedCall> judge(String text) {
        List<JudgedCall> judged = new ArrayList<>();
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
        AuditPipeline pipeline = new AuditPipeline(
                new InMemoryStateStore(),
                new InMemoryAlertPublisher(),
                new InMemoryRejectSink(),
                SETTINGS,
                clock::get,
                judged::add);
        String untilThen = text.replace("days 1-45 ", "days 1-" + lastDay(text) + " ");
        for (Story.Delivery delivery : new Story("verdicts", untilThen).deliveries()) {
            clock.set(delivery.clock());
            pipeline.process(Batches.of(delivery, pipeline));
        }
        return judged;
    }

    /** Of the last call. */
    static Judgement judgement(String... lines) {
        List<JudgedCall> all = all(lines);
        return all.get(all.size() - 1).judgement();
    }

    /** Of the last call; empty where it is not unusual. */
    static Optional<Verdict> last(String... lines) {
        return judgement(lines).verdict();
    }

    /** Signals of the last call; none where it is usual. */
    static Set<Signal> signals(String... lines) {
        return last(lines).map(Verdict::signals).orElse(Set.of());
    }

    /** Why the last call's confidence is Low, by name; none where it is usual. */
    static List<String> mitigations(String... lines) {
        return last(lines).map(Verdict::mitigations).orElse(List.of()).stream()
                .map(mitigation -> mitigation.getClass().getSimpleName())
                .toList();
    }

    private Verdicts() {}
}
