package dev.sawatch.benchmarks;

import dev.sawatch.baseline.Periods;
import dev.sawatch.behaviour.CallClassifier;
import dev.sawatch.behaviour.ControlPlane;
import dev.sawatch.behaviour.PublicPaths;
import dev.sawatch.pipeline.BatchResult;
import dev.sawatch.settings.Settings;
import dev.sawatch.testkit.Finding;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.recording.Labels;
import dev.sawatch.testkit.recording.Recording;
import dev.sawatch.testkit.recording.Replay;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The published figures of the detector on the recording: docs/BENCHMARK.md. The same code gives the same bytes. */
final class DetectionReport {
    /** As many events as a log service typically delivers at once. */
    static final int BATCH = 50;

    private static final Settings DEFAULTS = Settings.defaults();
    private static final CallClassifier.Lists LISTS = DEFAULTS.lists();

    private final Labels labels = Recording.labels();
    private final Map<String, Score> scores = new LinkedHashMap<>();
    private final Replay replay = replay(DEFAULTS);

    /** Sawatch as it is. */
    final Score score = score(replay);

    /** Its attacks on other accounts. */
    final Transplants transplants = new Transplants(Transplants.SEED);

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
        return new Score(labels, Finding.all(played.alerts()));
    }

    private static Settings with(ControlPlane controlPlane, PublicPaths publicPaths) {
        var lists = new CallClassifier.Lists(
                LISTS.sensitive(), controlPlane, publicPaths, LISTS.system(), LISTS.families());
        return new Settings(DEFAULTS.periods(), lists, DEFAULTS.alerts());
    }

    private static Settings withoutLearning() {
        Periods p = DEFAULTS.periods();
        return new Settings(new Periods(p.activation(), p.training(), p.dedup(), 0), LISTS, DEFAULTS.alerts());
    }

    String render() {
        Page page = new Page();
        page.line("# How well Sawatch detects");
        page.line("");
        page.line("Written by `DetectionBenchmarkTest` from [the recording](../samples/recording/README.md): 44 days of"
                + " one small cluster, 21 attack chains, 26 harmless changes. Rates are per day after the 14 days of"
                + " activation. A false alert belongs to no attack chain, nor to what controllers did in consequence of"
                + " one; a baseless one answers to no labelled change either. An episode is what one service account's"
                + " alerts of 24 hours make; a false one holds false alerts only.");
        page.line("");
        page.line(
                "What these figures do not show: habits and attacks are by one author; the attackers' addresses outside"
                        + " the cluster are of documentation ranges, which no account uses otherwise; days are compressed, and"
                        + " there are few people among the clients. They compare settings and versions of Sawatch; they promise no"
                        + " rate in production.");
        new ComparisonTable(labels, scores).write(page);
        ScoreTables tables = new ScoreTables(labels, score);
        tables.rates(page);
        tables.chains(page);
        new TransplantTables(transplants).write(page);
        tables.falseAlerts(page);
        storeCalls(page);
        mutants(page);
        return page.toString();
    }

    /** Measured by hand: it takes half an hour. */
    private static void mutants(Page page) {
        page.heading("The tests' own test");
        page.line(
                "`./build -Ppitest -pl common` changes detection, pipeline and ledger in 971 places, one at a time; the"
                        + " tests notice 914 of these mutants, 94 % (2026-11-24, 26 minutes on two cores). It fails under 85 %.");
    }

    private void storeCalls(Page page) {
        page.heading("Store calls");
        BatchResult result = replay.result();
        page.line(String.format(
                Locale.ROOT,
                "The recording in batches of %d: %.3f calls an event (%,d events, about 1,150 a day; %,d writes).",
                BATCH,
                (double) result.store().calls() / result.events(),
                result.events(),
                result.store().writes()));
        BatchResult load = StoreCalls.tenth();
        page.line(String.format(
                Locale.ROOT,
                "A made-up load of 100 accounts, 100,000 events a day in 20,000 batches, four instances that live two hours"
                        + " each: %,d calls a day, %,d of them writes; of a million events that would be %.4f each. The"
                        + " million itself, whose larger batches read more at once, is played by `benchmarks/run"
                        + " StoreCalls`.",
                load.store().calls(),
                load.store().writes(),
                load.store().calls() / 1e6));
    }
}
