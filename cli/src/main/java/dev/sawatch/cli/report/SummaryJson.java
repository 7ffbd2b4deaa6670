package dev.sawatch.cli.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.detection.Variation;
import dev.sawatch.pipeline.BatchResult;

/** The summary for programs. */
public final class SummaryJson {
    public static String of(ReplayReport report) {
        BatchResult total = report.total();
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("events", total.events());
        json.put("service_account_events", total.serviceAccountEvents());
        ObjectNode skipped = json.putObject("skipped");
        total.skipped().forEach((Skip reason, Long count) -> skipped.put(reason.label(), count));
        ObjectNode rejected = json.putObject("rejected");
        total.rejected().forEach((Rejection.Reason reason, Long count) -> rejected.put(reason.label(), count));
        ObjectNode alerts = json.putObject("alerts");
        total.alerts().forEach((Variation variation, Long count) -> alerts.put(variation.label(), count));
        json.put("suppressed", total.suppressed());
        json.put("muted", total.muted());
        json.put("stopped", total.stopped());
        json.put("store_calls", total.store().calls());
        json.put("store_writes", total.store().writes());
        json.put("lost_races", total.store().lostRaces());
        json.put("profile_full", total.profileFull());
        long unread = report.clusters().stream()
                .filter(cluster -> cluster.unreadDays() > 0)
                .count();
        if (unread > 0) {
            json.put("clusters_without_reads", unread);
        }
        json.put("days", report.days());
        json.put("elapsed_ms", report.elapsed().toMillis());
        return json.toString();
    }

    private SummaryJson() {}
}
