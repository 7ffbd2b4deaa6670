package dev.sawatch.alert.ocsf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.alert.Alert;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.Notice;
import dev.sawatch.alert.Rating;
import dev.sawatch.alert.wording.AlertText;
import dev.sawatch.alert.wording.Explanation;
import dev.sawatch.alert.wording.Remediation;
import dev.sawatch.alert.wording.Sentence;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Variation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The wire form of alerts: a CloudEvent whose data is an OCSF 1.6.0 Detection Finding (class 2004, profile cloud). The
 * same alert gives the same bytes: all times are the call's, and attributes have a fixed order.
 */
public final class OcsfFinding {
    private static final String OCSF_VERSION = "1.6.0";
    private static final String ATTACK_VERSION = "16.1";
    private static final int CATEGORY_FINDINGS = 2;
    private static final int CLASS_DETECTION_FINDING = 2004;
    private static final int ACTIVITY_CREATE = 1;
    private static final int STATUS_NEW = 1;
    private static final int BEHAVIORAL = 3;

    private final String id;
    private final Cluster cluster;
    private final Instant time;
    private final Rating rating;
    private final String kind;

    private OcsfFinding(String id, Cluster cluster, Instant time, Rating rating, String kind) {
        this.id = id;
        this.cluster = cluster;
        this.time = time;
        this.rating = rating;
        this.kind = kind;
    }

    public static AlertMessage message(Alert alert) {
        AuditEvent event = alert.call().event();
        OcsfFinding finding = new OcsfFinding(
                alert.id(),
                event.cluster(),
                event.received(),
                new Rating(alert.severity(), alert.verdict().confidence()),
                alert.verdict().variation().label());
        ObjectNode node = finding.of(alert);
        return finding.message(
                alert.call().account().toString(), alert.episode().pages(), node, AlertText.of(alert));
    }

    /** A notice always pages. */
    public static AlertMessage notice(String id, Notice notice) {
        OcsfFinding finding = new OcsfFinding(id, notice.cluster(), notice.time(), notice.rating(), notice.kind());
        ObjectNode node = finding.head(id, notice.sentence());
        node.set("finding_info", finding.info(notice.title(), notice.description(), List.of(notice.kind())));
        node.putArray("evidences").add(notice.evidence());
        node.set("remediation", Fields.object().put("desc", notice.remedy()));
        return finding.message(notice.account(), true, finding.withCluster(node), notice.text(id));
    }

    /** @param account {@code NAMESPACE/NAME}; empty for none */
    private AlertMessage message(String account, boolean pages, ObjectNode finding, String text) {
        String page = pages ? "yes" : "no";
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("page", page);
        attributes.put("severity", rating.severity().caption());
        attributes.put("confidence", rating.confidence().caption());
        attributes.put("variation", kind);
        attributes.put("cluster", Untrusted.line(cluster.id()));
        if (!account.isEmpty()) {
            attributes.put("namespace", Untrusted.line(account.substring(0, account.indexOf('/'))));
            attributes.put("service_account", Untrusted.line(account));
        }
        String event = CloudEvent.of(id, cluster, time, Untrusted.line(account), page, finding);
        return new AlertMessage(id, event, text, attributes);
    }

    private ObjectNode of(Alert alert) {
        ObjectNode finding = head(alert.episode().id(), Sentence.of(alert));
        List<String> types = Stream.of(
                        Stream.of(kind),
                        alert.verdict().others().stream().map(Variation::label),
                        alert.verdict().signals().stream()
                                .sorted()
                                .map(s -> s.name().toLowerCase(Locale.ROOT)))
                .flatMap(s -> s)
                .toList();
        String description = String.join(" ", Explanation.of(alert));
        ObjectNode info = info(alert.verdict().variation().title(), description, types);
        info.put("related_events_count", alert.suppressed().count());
        finding.set("finding_info", info);
        finding.putArray("evidences").add(Evidence.of(alert.call()));
        finding.putArray("anomaly_analyses").add(AnomalyAnalysis.of(alert));
        finding.set("remediation", remediation(alert.call()));
        return withCluster(finding);
    }

    private static ObjectNode remediation(AccountCall call) {
        ObjectNode remediation = Fields.object().put("desc", String.join("\n", Remediation.steps(call)));
        remediation.set("references", Fields.texts(Remediation.REFERENCES));
        return remediation;
    }

    private ObjectNode head(String episode, String sentence) {
        ObjectNode finding = Fields.object();
        finding.put("class_uid", CLASS_DETECTION_FINDING).put("class_name", "Detection Finding");
        finding.put("category_uid", CATEGORY_FINDINGS).put("category_name", "Findings");
        finding.put("activity_id", ACTIVITY_CREATE).put("activity_name", "Create");
        finding.put("type_uid", CLASS_DETECTION_FINDING * 100 + ACTIVITY_CREATE);
        finding.put("type_name", "Detection Finding: Create");
        finding.put("time", millis());
        finding.put("severity_id", rating.severity().id())
                .put("severity", rating.severity().caption());
        finding.put("confidence_id", rating.confidence().id())
                .put("confidence", rating.confidence().caption());
        finding.put("is_alert", true).put("status_id", STATUS_NEW).put("status", "New");
        finding.put("message", sentence);
        finding.set("metadata", metadata(episode));
        return finding;
    }

    private ObjectNode metadata(String episode) {
        ObjectNode metadata = Fields.object().put("version", OCSF_VERSION).put("uid", id);
        metadata.put("correlation_uid", episode).put("event_code", kind);
        metadata.putObject("product").put("name", "Sawatch").put("vendor_name", "Sawatch");
        metadata.putArray("profiles").add("cloud");
        metadata.put("log_name", "audit.k8s.io");
        metadata.put("original_time", time.toString());
        return metadata;
    }

    private ObjectNode info(String title, String description, List<String> types) {
        ObjectNode info = Fields.object().put("uid", id).put("title", title).put("desc", description);
        ObjectNode analytic = info.putObject("analytic");
        analytic.put("uid", "SAWATCH-1").put("name", Variation.UNUSUAL_API_CALL.title());
        analytic.put("type_id", BEHAVIORAL).put("type", "Behavioral");
        info.set("attacks", attacks());
        info.set("types", Fields.texts(types));
        info.putArray("data_sources").add(cluster.provider().service() + " audit log");
        info.put("created_time", millis());
        return info.put("first_seen_time", millis()).put("last_seen_time", millis());
    }

    private static ArrayNode attacks() {
        ArrayNode attacks = Fields.array();
        ObjectNode attack = attacks.addObject().put("version", ATTACK_VERSION);
        attack.putObject("tactic").put("uid", "TA0002").put("name", "Execution");
        attack.putObject("technique").put("uid", "T1204").put("name", "User Execution");
        return attacks;
    }

    private ObjectNode withCluster(ObjectNode finding) {
        finding.set("cloud", ClusterFields.cloud(cluster));
        finding.putArray("resources").add(ClusterFields.resource(cluster));
        return finding;
    }

    private long millis() {
        return time.toEpochMilli();
    }
}
