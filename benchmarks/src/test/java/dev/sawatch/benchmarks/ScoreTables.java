package dev.sawatch.benchmarks;

import dev.sawatch.detection.Variation;
import dev.sawatch.testkit.Finding;
import dev.sawatch.testkit.recording.Labels;
import java.util.List;
import java.util.function.Predicate;

/** What Sawatch made of the recording, in parts. */
final class ScoreTables {
    private static final List<String> CONFIDENCES = List.of("Low", "Medium", "High");

    private final Labels labels;
    private final Score score;

    ScoreTables(Labels labels, Score score) {
        this.labels = labels;
        this.score = score;
    }

    void rates(Page page) {
        page.heading("By variation and confidence");
        page.line("Alerts and episodes a day; an episode counts in each line of which it holds an alert.");
        page.columns(List.of("", "alerts", "false alerts", "episodes", "false episodes"));
        for (Variation variation : Variation.values()) {
            rates(
                    page,
                    variation.title().replace("A Kubernetes service account ", ""),
                    f -> f.title().equals(variation.title()));
        }

        for (int i = 0; i < CONFIDENCES.size(); i++) {
            int confidence = i + 1;
            rates(page, "confidence " + CONFIDENCES.get(i), f -> f.confidence() == confidence);
        }
        rates(page, "all", Score::any);
    }

    private void rates(Page page, String name, Predicate<Finding> kind) {
        page.row(List.of(
                name,
                Score.rate((int) score.findings().stream().filter(kind).count()),
                Score.rate(score.falseAlerts(kind).size()),
                Score.rate(score.episodes(kind).size()),
                Score.rate(score.falseEpisodes(kind).size())));
    }

    void chains(Page page) {
        page.heading("Attacks");
        page.line("With the highest confidence of their alerts.");
        page.columns(List.of("chain", "account", "confidence"));
        labels.chains().forEach((id, chain) -> {
            int confidence = score.confidence(id);
            page.row(List.of(
                    labels.title(id),
                    chain.account().toString(),
                    confidence == 0 ? "not alerted" : CONFIDENCES.get(confidence - 1)));
        });
    }

    void falseAlerts(Page page) {
        page.heading("False alerts");
        page.columns(List.of("day", "confidence", "alert", "reason"));
        for (Finding finding : score.falseAlerts(Score::any)) {
            page.row(List.of(
                    finding.day().toString(),
                    CONFIDENCES.get(finding.confidence() - 1),
                    finding.message(),
                    score.reason(finding)));
        }
    }
}
