package dev.sawatch.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.baseline.Observation;
import dev.sawatch.detection.Confidence;
import dev.sawatch.detection.Severity;
import dev.sawatch.detection.Variation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The wire form of alerts: a CloudEvent whose data is an OCSF 1.6.0 Detection Finding (class 2004, profile cloud). The
 * same alert gives the same bytes: all times are the call's, and attributes have a fixed order.
 */
final class OcsfFinding {
    private static final String OCSF_VERSION = "1.6.0";
    private static final String ATTACK_VERSION = "16.1";
    private static final int CATEGORY_FINDINGS = 2;
    private static final int CLASS_DETECTION_FINDING = 2004;
    private static final int ACTIVITY_CREATE = 1;
    private static final int STATUS_NEW = 1;
    private static final int BEHAVIORAL = 3;

    private final String id;
    private final Observation call;
    private final Rating rating;

    private OcsfFinding(String id, Observation call, Rating rating) {
        this.id = id;
        this.call = call;
        this.rating = rating;
    }

    private record Rating(Severity severity, Confidence confidence, String variation) {}

    static AlertMessage message(Alert alert) {
        Rating rating = new Rating(
                alert.severity(),
                alert.verdict().confidence(),
                alert.verdict().variation().label());
        OcsfFinding finding = new OcsfFinding(alert.id(), alert.call(), rating);
        String account = Untrusted.line(alert.call().account().toString());
        Map<String, String> attributes = finding.attributes();
        attributes.put("namespace", Untrusted.line(alert.call().account().namespace()));
        attributes.put("service_account", account);
        String event = CloudEvent.of(alert.id(), alert.call().event(), account, finding.of(alert));
        return new AlertMessage(alert.id(), event, AlertText.of(alert), attributes);
    }

    /** The notice that no more alerts of the call's cluster are published for now; it is about no one account. */
    static AlertMessage breakerNotice(String id, Observation call, int bound) {
        OcsfFinding finding =
                new OcsfFinding(id, call, new Rating(Severity.MEDIUM, Confidence.HIGH, BreakerNotice.VARIATION));
        BreakerNotice notice = new BreakerNotice(call.event(), bound);
        ObjectNode node = finding.head(id, notice.sentence());
        node.set("finding_info", finding.info(notice.title(), notice.description(), List.of(BreakerNotice.VARIATION)));
        node.putArray("evidences").add(Evidence.of(call));
        node.set("remediation", Fields.object().put("desc", notice.remedy()));
        String event = CloudEvent.of(id, call.event(), "", finding.withCluster(node));
        return new AlertMessage(id, event, notice.text(id), finding.attributes());
    }

    private ObjectNode of(Alert alert) {
        ObjectNode finding = head(alert.episode().id(), Sentence.of(alert));
        List<String> types = Stream.of(
                        Stream.of(rating.variation()),
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
        finding.putArray("evidences").add(Evidence.of(call));
        finding.putArray("anomaly_analyses").add(AnomalyAnalysis.of(alert));
        finding.set("remediation", Remediation.of(call));
        return withCluster(finding);
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
        metadata.put("correlation_uid", episode).put("event_code", rating.variation());
        metadata.putObject("product").put("name", "Sawatch").put("vendor_name", "Sawatch");
        metadata.putArray("profiles").add("cloud");
        metadata.put("log_name", "audit.k8s.io");
        metadata.put("original_time", call.event().received().toString());
        return metadata;
    }

    private ObjectNode info(String title, String description, List<String> types) {
        ObjectNode info = Fields.object().put("uid", id).put("title", title).put("desc", description);
        ObjectNode analytic = info.putObject("analytic");
        analytic.put("uid", "SAWATCH-1").put("name", Variation.UNUSUAL_API_CALL.title());
        analytic.put("type_id", BEHAVIORAL).put("type", "Behavioral");
        info.set("attacks", attacks());
        info.set("types", Fields.texts(types));
        info.putArray("data_sources").add(ClusterFields.service(call.event().cluster()) + " audit log");
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
        AuditEvent event = call.event();
        finding.set("cloud", ClusterFields.cloud(event.cluster()));
        finding.putArray("resources").add(ClusterFields.resource(event.cluster()));
        return finding;
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("severity", rating.severity().caption());
        attributes.put("confidence", rating.confidence().caption());
        attributes.put("variation", rating.variation());
        attributes.put("cluster", Untrusted.line(call.event().cluster().id()));
        return attributes;
    }

    private long millis() {
        return call.event().received().toEpochMilli();
    }
}
