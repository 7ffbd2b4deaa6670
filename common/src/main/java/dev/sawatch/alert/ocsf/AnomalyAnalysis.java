package dev.sawatch.alert.ocsf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.alert.Alert;
import dev.sawatch.alert.BaselineContext;
import dev.sawatch.alert.Suppressed;
import dev.sawatch.alert.wording.ConfidenceReasons;
import dev.sawatch.alert.wording.UnreadLog;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Mitigation;
import dev.sawatch.detection.Signal;
import dev.sawatch.detection.Variation;
import java.util.List;
import java.util.Locale;

/** What was unusual, and what is usual instead, as an OCSF anomaly analysis. */
final class AnomalyAnalysis {
    private static final String UNSEEN = "UNSEEN";
    private static final int MAX_HABITS = 20;

    private final Alert alert;
    private final AccountCall call;
    private final BaselineContext context;
    private final ArrayNode baselines = Fields.array();

    private AnomalyAnalysis(Alert alert) {
        this.alert = alert;
        this.call = alert.call();
        this.context = alert.context();
    }

    static ObjectNode of(Alert alert) {
        return new AnomalyAnalysis(alert).toNode();
    }

    private ObjectNode toNode() {
        ObjectNode analysis = Fields.object();
        ObjectNode target = analysis.putArray("analysis_targets").addObject();
        Fields.put(target, "name", call.account().username());
        target.put("type", "Kubernetes service account");
        analysis.set("anomalies", anomalies());
        addUsual();
        addExplanations();
        addHistory();
        addUnread();
        addSuppressed();
        Fields.putNonEmpty(analysis, "baselines", baselines);
        return analysis;
    }

    private ArrayNode anomalies() {
        ArrayNode anomalies = Fields.array();
        anomalies.add(anomaly("behaviour", behaviour()));
        if (alert.verdict().has(Signal.NEW_NAMESPACE)) {
            anomalies.add(anomaly("namespace", call.namespace()));
        }
        if (alert.verdict().has(Signal.NEW_CLIENT)) {
            anomalies.add(anomaly("client", call.client().product()));
        }
        if (alert.verdict().has(Signal.NEW_NETWORK)) {
            anomalies.add(anomaly("network", call.network()));
        }
        if (alert.verdict().has(Signal.TWO_PLACES)) {
            anomalies.add(anomaly("pod_address", call.event().sourceIp()));
        }
        return anomalies;
    }

    /** The behaviour, with what makes it unseen where it is usual as such. */
    private String behaviour() {
        String behaviour = call.behaviour().toString();
        if (alert.verdict().has(Signal.NEW_NAMESPACE)) {
            return behaviour + " in " + call.namespace();
        } else if (alert.verdict().variation() != Variation.UNUSUAL_CLIENT) {
            return behaviour;
        }
        if (alert.verdict().has(Signal.NEW_CLIENT)) {
            return behaviour + " with " + call.client().product();
        }
        boolean network = alert.verdict().has(Signal.NEW_NETWORK);
        return behaviour + " from " + (network ? call.network() : call.event().sourceIp());
    }

    private static ObjectNode anomaly(String parameter, String value) {
        ObjectNode anomaly = Fields.object().put("observation_parameter", parameter);
        anomaly.put("observed_pattern", UNSEEN);
        anomaly.putArray("observations").addObject().put("value", Untrusted.entry(value.isEmpty() ? "none" : value));
        return anomaly;
    }

    private void addUsual() {
        addHabits("behaviour", "What the account does with this resource, with days", context.here());
        addHabits("resource", "Resources that the account uses, with days", context.usual());
        if (context.otherCount() > 0) {
            add("peers", context.otherCount() + " other accounts use this resource", observations(context.others()));
        }
        if (!call.traits().impersonated() && !context.clients().isEmpty()) {
            boolean known = context.clients().contains(call.client().product());
            String pattern = known ? "The client is a known one" : "The client is new";
            add("client", pattern, observations(context.clients()));
        }
    }

    /** What speaks for and against a stolen token besides. */
    private void addExplanations() {
        if (!call.otherAddress().isEmpty()) {
            add(
                    "pod_address",
                    "The pod called from here as well, within a day",
                    observations(List.of(call.otherAddress())));
        }
        for (Mitigation mitigation : alert.verdict().mitigations()) {
            String reason = label(mitigation);
            add("mitigation", ConfidenceReasons.of(alert, mitigation), observations(List.of(reason)));
        }
    }

    /** {@code own_work}, in the style of signals. */
    private static String label(Mitigation mitigation) {
        return mitigation
                .getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }

    private void addHabits(String parameter, String pattern, List<BaselineContext.Habit> habits) {
        ArrayNode observations = Fields.array();
        habits.stream()
                .limit(MAX_HABITS)
                .forEach(habit -> observations
                        .addObject()
                        .put("value", Untrusted.entry(habit.what()))
                        .put("count", habit.days()));
        add(parameter, pattern, observations);
    }

    private void addHistory() {
        add(
                "days_of_history",
                "The training period is " + context.trainingDays() + " days",
                Fields.array().add(days("cluster", context.clusterDays())).add(days("account", context.accountDays())));
        String state = context.learning() ? "learning" : "learned";
        add("learning_state", "", Fields.array().add(Fields.object().put("value", state)));
    }

    private void addUnread() {
        if (context.unreadDays() > 0) {
            add(
                    "reads_in_log",
                    UnreadLog.of(context.unreadDays()),
                    Fields.array().add(days("days without reads", context.unreadDays())));
        }
    }

    private static ObjectNode days(String of, int days) {
        return Fields.object().put("value", of).put("count", days);
    }

    private void addSuppressed() {
        Suppressed suppressed = alert.suppressed();
        if (suppressed.last() != null) {
            String pattern =
                    suppressed.count() + " since the last alert about this, the latest at " + suppressed.last();
            add("suppressed_calls", pattern, observations(suppressed.calls()));
        }
    }

    private static ArrayNode observations(List<String> values) {
        return Fields.named("value", values, MAX_HABITS);
    }

    private void add(String parameter, String pattern, ArrayNode observations) {
        if (observations.isEmpty()) {
            return;
        }
        ObjectNode baseline = Fields.object().put("observation_parameter", parameter);
        Fields.put(baseline, "observed_pattern", pattern);
        baseline.set("observations", observations);
        baselines.add(baseline);
    }
}
