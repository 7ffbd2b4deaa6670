package dev.sawatch.cli.report.html;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.baseline.ClusterHistory;
import dev.sawatch.baseline.Periods;
import dev.sawatch.baseline.Profile;
import dev.sawatch.behaviour.names.Families;
import dev.sawatch.cli.report.ReplayReport;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A replay as one page of HTML that loads nothing. It is told of the alerts while they are published and of the rest at the
 * end; it holds alerts and counts, and nothing of other events.
 */
public final class HtmlReport {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_CLUSTERS = 5;

    private final Periods periods;
    private final PageAlerts alerts;
    private final List<WatchedSpan> spans = new ArrayList<>();

    /** @param families how the replay judges accounts together */
    public HtmlReport(Periods periods, Families families) {
        this.periods = periods;
        this.alerts = new PageAlerts(families);
    }

    /** Takes an alert that is new. */
    public void alert(AlertMessage message) {
        alerts.add(message);
    }

    /**
     * Takes when clusters were watched.
     *
     * @param days by cluster, the days with events in the logs, since 1970-01-01
     * @param earlier by cluster, what was known before the replay
     */
    public void watched(Map<String, NavigableSet<Integer>> days, Map<String, ClusterHistory> earlier) {
        days.forEach((cluster, of) -> spans.add(WatchedSpan.of(cluster, of, earlier.get(cluster), periods)));
    }

    /** Is shown what was learned of an account. */
    public interface Visitor {
        void profile(String cluster, String family, Profile profile);
    }

    /**
     * Writes the page.
     *
     * @param baseline shows a visitor all accounts
     */
    public void write(Writer out, ReplayReport report, Consumer<Visitor> baseline) throws IOException {
        HeatMap heat = new HeatMap(alerts.shown());
        baseline.accept((cluster, family, profile) -> profile.behaviours()
                .forEach((behaviour, days) -> heat.add(new AccountKey(cluster, family), behaviour.resource(), days)));
        PageTemplate.write(out, values(report, heat), data(heat));
    }

    private Map<String, Object> values(ReplayReport report, HeatMap heat) {
        return Map.of(
                "when", when(),
                "clusters", clusters(),
                "figures", Headline.of(report, spans, alerts, heat.accounts()),
                "warnings", PageWarnings.of(report, spans, alerts));
    }

    private String clusters() {
        String names = spans.stream()
                .limit(MOST_CLUSTERS)
                .map(span -> Untrusted.line(span.cluster()))
                .collect(Collectors.joining(", "));
        return spans.size() > MOST_CLUSTERS ? names + " and " + (spans.size() - MOST_CLUSTERS) + " more" : names;
    }

    private String when() {
        int first = spans.stream().mapToInt(WatchedSpan::first).min().orElse(0);
        int last = spans.stream().mapToInt(WatchedSpan::last).max().orElse(0);
        return spans.isEmpty() ? "no events" : LocalDate.ofEpochDay(first) + " to " + LocalDate.ofEpochDay(last);
    }

    private String data(HeatMap heat) {
        ObjectNode data = MAPPER.createObjectNode();
        data.put("training", periods.training());
        ArrayNode watched = data.putArray("spans");
        spans.forEach(span -> write(span, watched.addObject()));
        heat.write(data.putObject("heat"));
        String alertsJson = alerts.shown().stream().map(PageAlert::json).collect(Collectors.joining(",\n", "[", "]"));
        String json = data.toString();
        return json.substring(0, json.length() - 1) + ",\n\"alerts\":" + alertsJson + "}";
    }

    private static void write(WatchedSpan span, ObjectNode node) {
        node.put("cluster", span.cluster());
        node.put("first", day(span.first())).put("last", day(span.last()));
        span.active().ifPresent(active -> node.put("active", day(active)));
    }

    private static String day(int day) {
        return LocalDate.ofEpochDay(day).toString();
    }
}
