package dev.sawatch.benchmarks;

import dev.sawatch.baseline.Periods;
import dev.sawatch.detection.CallClassifier;
import dev.sawatch.detection.ControlPlane;
import dev.sawatch.detection.PublicPaths;
import dev.sawatch.detection.Variation;
import dev.sawatch.pipeline.BatchResult;
import dev.sawatch.settings.Settings;
import dev.sawatch.testkit.InMemoryStateStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** The published figures of the detector on the recording: docs/BENCHMARK.md. The same code gives the same bytes. */
final class DetectionReport {
    /** As many events as a log service typically delivers at once. */
    static final int BATCH = 50;

    private static final List<String> CONFIDENCES = List.of("Low", "Medium", "High");
    private static final Settings DEFAULTS = Settings.defaults();
    private static final CallClassifier.Lists LISTS = DEFAULTS.lists();

    private final StringBuilder text = new StringBuilder();
    private final Labels labels = Recording.labels();
    private final Map<String, Score> scores = new LinkedHashMap<>();
    private final Replay replay = replay(DEFAULTS);

    /** Sawatch as it is. */
    final Score score = score(replay);

    private DetectionReport() {
        scores.put("Sawatch", score);
        scores.put("plain", new Score(labels, PlainDetector.judge(Recording.events())));
        scores.put("no public paths", score(replay(with(LISTS.controlPlane(), new PublicPaths(Set.of())))));
        scores.put("no control plane", score(replay(with(ControlPlane.empty(), LISTS.publicPaths()))));
        scores.put("no learning days", score(replay(withoutLearning())));
    }

    static DetectionReport create() {
        return new DetectionReport();
    }

    private static Replay replay(Settings settings) {
        return Replay.into(new InMemoryStateStore(), settings).play(Recording.events(), BATCH);
    }

    private Score score(Replay played) {
        return new Score(labels, played.alerts().stream().map(Finding::of).toList());
    }

    private static Settings with(ControlPlane controlPlane, PublicPaths publicPaths) {
        var lists = new CallClassifier.Lists(LISTS.sensitive(), controlPlane, publicPaths, LISTS.system());
        return new Settings(DEFAULTS.periods(), lists, DEFAULTS.alerts());
    }

    private static Settings withoutLearning() {
        Periods p = DEFAULTS.periods();
        return new Settings(new Periods(p.activation(), p.training(), p.dedup(), 0), LISTS, DEFAULTS.alerts());
    }

    BatchResult result() {
        return replay.result();
    }

    String render() {
        text.setLength(0);
        line("# How well Sawatch detects");
        line("");
        line("Written by `DetectionBenchmarkTest` from [the recording](../samples/recording/README.md): 44 days of one"
                + " small cluster, 21 attack chains, 26 harmless changes. Rates are per day after the 14 days of"
                + " activation. A false alert belongs to no attack chain, nor to what controllers did in consequence of"
                + " one; a baseless one answers to no labelled change either. An episode is what one service account's"
                + " alerts of 24 hours make; a false one holds false alerts only.");
        comparison();
        breakdown();
        missed();
        falseAlerts();
        storeCalls();
        return text.toString();
    }

    private void comparison() {
        line("");
        line("## In comparison");
        line("`plain` calls unusual what an account did not do, by verb and resource, in 30 days; it has neither"
                + " severity nor confidence. The last three are Sawatch without its list of public paths, without its"
                + " data of built-in controllers, and with new accounts judged from their first call.");
        line("");
        line("| | " + String.join(" | ", scores.keySet()) + " |");
        line("|---|" + "---|".repeat(scores.size()));
        row("visible chains alerted", s -> share(s, Score::any));
        row("… at severity Low or more", s -> graded(s, share(s, Score::isLowSeverity)));
        row("… with confidence Medium or more", s -> graded(s, share(s, Score::isMediumConfidence)));
        row("chains alerted, of all 21", s -> "" + s.chains(Score::any).size());
        row("alerts", s -> "" + s.findings().size());
        row("false alerts a day", s -> perDay(s.falseAlerts(Score::any)));
        row("false episodes a day", s -> rate(s.falseEpisodes(Score::any).size()));
        row(
                "false alerts a day, confidence Medium or more",
                s -> graded(s, perDay(s.falseAlerts(Score::isMediumConfidence))));
        row("baseless alerts", s -> "" + s.baseless().size());
    }

    private String graded(Score of, String figure) {
        return of == scores.get("plain") ? "–" : figure;
    }

    private void row(String name, Function<Score, String> figure) {
        line("| " + name + " | "
                + String.join(" | ", scores.values().stream().map(figure).toList()) + " |");
    }

    private void breakdown() {
        line("");
        line("## By variation and confidence");
        line("Alerts and episodes a day; an episode counts in each line of which it holds an alert.");
        line("");
        line("| | alerts | false alerts | episodes | false episodes |");
        line("|---|---|---|---|---|");
        for (Variation variation : Variation.values()) {
            rates(
                    variation.title().replace("A Kubernetes service account ", ""),
                    f -> f.title().equals(variation.title()));
        }

        for (int i = 0; i < CONFIDENCES.size(); i++) {
            int confidence = i + 1;
            rates("confidence " + CONFIDENCES.get(i), f -> f.confidence() == confidence);
        }
        rates("all", Score::any);
    }

    private void rates(String name, Predicate<Finding> kind) {
        line("| " + name + " | "
                + rate((int) score.findings().stream().filter(kind).count()) + " | "
                + perDay(score.falseAlerts(kind)) + " | "
                + rate(score.episodes(kind).size()) + " | "
                + rate(score.falseEpisodes(kind).size()) + " |");
    }

    private void missed() {
        line("");
        line("## Missed chains");
        scores.forEach((name, of) -> {
            Set<String> missed = new TreeSet<>(labels.chains().keySet());
            missed.removeAll(of.chains(Score::any));
            line("- " + name + ": "
                    + (missed.isEmpty()
                            ? "none"
                            : String.join("; ", missed.stream().map(this::chain).toList())));
        });
        Set<String> unsure = score.visible();
        unsure.removeAll(score.chains(Score::isMediumConfidence));
        line("- Sawatch, with Low confidence only: "
                + (unsure.isEmpty()
                        ? "none"
                        : String.join("; ", unsure.stream().map(this::chain).toList())));
    }

    private String chain(String id) {
        Labels.Chain chain = labels.chain(id);
        return id + " " + chain.name() + " (" + chain.difficulty() + ")";
    }

    private void falseAlerts() {
        line("");
        line("## False alerts");
        line("| day | confidence | alert | reason |");
        line("|---|---|---|---|");
        for (Finding finding : score.falseAlerts(Score::any)) {
            line("| " + finding.day() + " | " + CONFIDENCES.get(finding.confidence() - 1) + " | " + finding.message()
                    + " | " + score.reason(finding) + " |");
        }
    }

    private void storeCalls() {
        line("");
        line("## Store calls");
        BatchResult result = replay.result();
        line(String.format(
                Locale.ROOT,
                "The recording in batches of %d: %.3f calls an event (%,d events, about 1,150 a day; %,d writes).",
                BATCH,
                (double) result.storeCalls() / result.events(),
                result.events(),
                result.storeWrites()));
        BatchResult load = StoreCalls.tenth();
        line(String.format(
                Locale.ROOT,
                "A made-up load of 100 accounts, 100,000 events a day in 20,000 batches, four instances that live two hours"
                        + " each: %,d calls a day, %,d of them writes; of a million events that would be %.4f each. The"
                        + " million itself, whose larger batches read more at once, is played by `benchmarks/run"
                        + " StoreCalls`.",
                load.storeCalls(),
                load.storeWrites(),
                load.storeCalls() / 1e6));
    }

    private String share(Score of, Predicate<Finding> kind) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * of.recall(kind));
    }

    private static String perDay(List<Finding> findings) {
        return rate(findings.size());
    }

    private static String rate(int count) {
        return String.format(Locale.ROOT, "%.2f", Score.perDay(count));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
