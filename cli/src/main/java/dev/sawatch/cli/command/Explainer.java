package dev.sawatch.cli.command;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.baseline.Periods;
import dev.sawatch.cli.report.AlertRow;
import dev.sawatch.cli.report.Alerts;
import dev.sawatch.cli.report.CallExplanation;
import dev.sawatch.cli.report.Paragraphs;
import dev.sawatch.pipeline.BatchResult;
import dev.sawatch.pipeline.JudgedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Listens how one call is judged and explains it. */
final class Explainer implements Consumer<JudgedCall> {
    private final String auditId;
    private final Periods periods;
    private final int width;
    private final List<String> explanations = new ArrayList<>();

    Explainer(String auditId, Periods periods, int width) {
        this.auditId = auditId;
        this.periods = periods;
        this.width = width;
    }

    /** Writes at once, for what is known goes on being learned. */
    @Override
    public void accept(JudgedCall judged) {
        if (judged.call().event().auditId().startsWith(auditId)) {
            explanations.add(new CallExplanation(judged, periods, width).write());
        }
    }

    /**
     * All that there is to say.
     *
     * @param result of the batch that held the call alone
     */
    String explain(AuditEvent event, BatchResult result, Alerts alerts) {
        Paragraphs head = CallExplanation.head(event, width);
        if (explanations.isEmpty()) {
            return head.blank().paragraph(notJudged(result)).toString();
        }
        return head + "\n" + String.join("\n", explanations) + handling(event, result, alerts);
    }

    private static String notJudged(BatchResult result) {
        if (!result.skipped().isEmpty()) {
            return "Not judged: older than the training period, seen from the newest event before it.";
        } else if (!result.rejected().isEmpty()) {
            return "Not judged: its time is in the future, or far ahead of all other records, and not believed.";
        }
        return "Usual: Kubernetes grants such calls to everybody, so they are neither judged nor learned.";
    }

    private String handling(AuditEvent event, BatchResult result, Alerts alerts) {
        Paragraphs text = new Paragraphs(width);
        alerts.rows().stream()
                .filter(row -> row.auditId().equals(event.auditId()))
                .forEach(row -> text.blank().put("Alert", row.message()).put("", "id " + row.id() + ", " + place(row)));
        if (result.suppressed() > 0) {
            text.blank().put("Not told", "an alert about the same is not old enough, so this one is counted with it");
        } else if (result.muted() > 0) {
            text.blank().put("Not told", "a mute rule holds, or the settings switch the variation off");
        } else if (result.stopped() > 0) {
            text.blank()
                    .put("Not told", "the breaker is open: too many alerts of the account or the cluster in 24 hours");
        }
        return text.toString();
    }

    private static String place(AlertRow row) {
        return row.isFirst() ? "the first of its episode" : "of the episode that began with " + row.episode();
    }
}
