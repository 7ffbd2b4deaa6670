package dev.sawatch.benchmarks;

import dev.sawatch.testkit.Finding;
import dev.sawatch.testkit.recording.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Sawatch beside simpler detectors. */
final class ComparisonTable {
    private static final Predicate<Finding> MEDIUM = Score::isMediumConfidence;

    private final Labels labels;
    private final Map<String, Score> scores;

    ComparisonTable(Labels labels, Map<String, Score> scores) {
        this.labels = labels;
        this.scores = scores;
    }

    void write(Page page) {
        page.heading("In comparison");
        page.line("`plain` calls unusual what an account did not do, by verb and resource, in 30 days; it has neither"
                + " severity nor confidence. The last three are Sawatch without its list of public paths, without its"
                + " data of built-in controllers, and with new accounts judged from their first call.");
        page.columns(cells("", scores.keySet()));
        attacks(page);
        falseAlarms(page);
        missed(page);
    }

    private void attacks(Page page) {
        row(page, "visible chains alerted", s -> share(s, Score::any));
        row(page, "… at severity Low or more", s -> graded(s, share(s, Score::isLowSeverity)));
        row(page, "… with confidence Medium or more", s -> graded(s, share(s, MEDIUM)));
        row(page, "chains alerted, of all 21", s -> "" + s.chains(Score::any).size());
        row(page, "alerts", s -> "" + s.findings().size());
    }

    private void falseAlarms(Page page) {
        row(page, "false alerts a day", s -> alerts(s, Score::any));
        row(page, "false episodes a day", s -> episodes(s, Score::any));
        row(page, "false alerts a day, confidence Medium or more", s -> graded(s, alerts(s, MEDIUM)));
        row(page, "false episodes a day with such an alert", s -> graded(s, episodes(s, MEDIUM)));
        row(page, "baseless alerts", s -> "" + s.baseless(Score::any).size());
        row(
                page,
                "… with confidence Medium or more",
                s -> graded(s, "" + s.baseless(MEDIUM).size()));
    }

    private void missed(Page page) {
        page.line("");
        page.line("Missed chains:");
        scores.forEach((name, score) -> {
            Set<String> missed = new TreeSet<>(labels.chains().keySet());
            missed.removeAll(score.chains(Score::any));
            page.line("- " + name + ": "
                    + Page.list(missed.stream().map(labels::title).toList()));
        });
    }

    private void row(Page page, String name, Function<Score, String> figure) {
        page.row(cells(name, scores.values().stream().map(figure).toList()));
    }

    private static List<String> cells(String first, Iterable<String> others) {
        List<String> cells = new ArrayList<>(List.of(first));
        others.forEach(cells::add);
        return cells;
    }

    private String graded(Score score, String figure) {
        return score == scores.get("plain") ? "–" : figure;
    }

    private static String share(Score score, Predicate<Finding> kind) {
        return Page.percent(score.recall(kind));
    }

    private static String alerts(Score score, Predicate<Finding> kind) {
        return Score.rate(score.falseAlerts(kind).size());
    }

    private static String episodes(Score score, Predicate<Finding> kind) {
        return Score.rate(score.falseEpisodes(kind).size());
    }
}
