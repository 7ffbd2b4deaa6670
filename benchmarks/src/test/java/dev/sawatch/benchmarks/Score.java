package dev.sawatch.benchmarks;

import dev.sawatch.testkit.Finding;
import dev.sawatch.testkit.recording.Labels;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * How well a detector did on the recording. An alert is false that belongs to no attack chain, nor to what controllers
 * did in consequence of one; an episode is false where all of its alerts are. Rates are those after activation.
 */
final class Score {
    static final int LOW_SEVERITY = 2;
    static final int MEDIUM_CONFIDENCE = 2;
    static final int DAYS = 44;
    static final int ACTIVATION = 14;

    private final Labels labels;
    private final List<Finding> findings;

    Score(Labels labels, List<Finding> findings) {
        this.labels = labels;
        this.findings = List.copyOf(findings);
    }

    List<Finding> findings() {
        return findings;
    }

    /** Chains with at least one alert of a kind. */
    Set<String> chains(Predicate<Finding> kind) {
        Set<String> chains = new TreeSet<>();
        findings.stream().filter(kind).forEach(finding -> {
            String chain = labels.attacks().get(finding.auditId());
            if (chain != null) {
                chains.add(chain);
            }
        });
        return chains;
    }

    /** Chains that a detector of unusual calls can see. */
    Set<String> visible() {
        Set<String> visible = new TreeSet<>(labels.chains().keySet());
        visible.removeIf(id -> !labels.chain(id).visible());
        return visible;
    }

    /** The highest confidence of a chain's alerts, {@code confidence_id} of OCSF; 0 where it has none. */
    int confidence(String chain) {
        return findings.stream()
                .filter(finding -> chain.equals(labels.attacks().get(finding.auditId())))
                .mapToInt(Finding::confidence)
                .max()
                .orElse(0);
    }

    /** Share of the visible chains with an alert of a kind. */
    double recall(Predicate<Finding> kind) {
        Set<String> seen = chains(kind);
        seen.retainAll(visible());
        return (double) seen.size() / visible().size();
    }

    List<Finding> falseAlerts(Predicate<Finding> kind) {
        return findings.stream().filter(kind).filter(f -> !isTrue(f)).toList();
    }

    /** Those that answer to no labelled change either. */
    List<Finding> baseless(Predicate<Finding> kind) {
        return falseAlerts(kind.and(f -> !labels.changes().containsKey(f.auditId())));
    }

    /** Why a false alert was raised, as far as the labels say. */
    String reason(Finding finding) {
        return labels.changes().getOrDefault(finding.auditId(), "no labelled change");
    }

    Set<String> episodes(Predicate<Finding> kind) {
        Set<String> episodes = new HashSet<>();
        findings.stream().filter(kind).forEach(f -> episodes.add(f.episode()));
        return episodes;
    }

    Set<String> falseEpisodes(Predicate<Finding> kind) {
        Set<String> episodes = episodes(kind);
        episodes.removeAll(episodes(this::isTrue));
        return episodes;
    }

    private boolean isTrue(Finding finding) {
        return labels.attacks().containsKey(finding.auditId())
                || labels.consequences().contains(finding.auditId());
    }

    static double perDay(int count) {
        return (double) count / (DAYS - ACTIVATION);
    }

    static String rate(int count) {
        return String.format(Locale.ROOT, "%.2f", perDay(count));
    }

    static boolean any(Finding finding) {
        return true;
    }

    static boolean isLowSeverity(Finding finding) {
        return finding.severity() >= LOW_SEVERITY;
    }

    static boolean isMediumConfidence(Finding finding) {
        return finding.confidence() >= MEDIUM_CONFIDENCE;
    }
}
