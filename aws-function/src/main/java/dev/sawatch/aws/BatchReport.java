package dev.sawatch.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.pipeline.BatchResult;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of JSON for each batch: its numbers, in CloudWatch's embedded metric format, so that they are metrics of the
 * namespace {@value #NAMESPACE} with the function's name as dimension and can be searched as a log, too. Nothing of an
 * event's content is in it.
 */
final class BatchReport {
    private static final String NAMESPACE = "Sawatch";
    private static final String DIMENSION = "function";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String function;
    private final PrintStream out;

    BatchReport(String function, PrintStream out) {
        this.function = function;
        this.out = out;
    }

    void print(BatchResult result, Instant now, Duration took) {
        Map<String, Long> metrics = metrics(result, took);
        ObjectNode line = MAPPER.createObjectNode();
        describe(line.putObject("_aws").put("Timestamp", now.toEpochMilli()), metrics);
        line.put(DIMENSION, function);
        metrics.forEach(line::put);
        ObjectNode skipped = line.putObject("skipped_by_reason");
        result.skipped().forEach((reason, count) -> skipped.put(reason.label(), count));
        ObjectNode rejected = line.putObject("rejected_by_reason");
        result.rejected().forEach((reason, count) -> rejected.put(reason.label(), count));
        ObjectNode alerts = line.putObject("alerts_by_variation");
        result.alerts().forEach((variation, count) -> alerts.put(variation.label(), count));
        out.println(line);
    }

    private static Map<String, Long> metrics(BatchResult result, Duration took) {
        Map<String, Long> metrics = new LinkedHashMap<>();
        metrics.put("events", result.events());
        metrics.put("service_account_events", result.serviceAccountEvents());
        metrics.put("skipped", sum(result.skipped()));
        metrics.put("rejected", sum(result.rejected()));
        metrics.put("alerts", sum(result.alerts()));
        metrics.put("suppressed", result.suppressed());
        metrics.put("muted", result.muted());
        metrics.put("stopped", result.stopped());
        metrics.put("store_calls", result.storeCalls());
        metrics.put("store_writes", result.storeWrites());
        metrics.put("lost_races", result.lostRaces());
        metrics.put("profile_full", result.profileFull());
        metrics.put("milliseconds", took.toMillis());
        return metrics;
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(n -> n).sum();
    }

    private static void describe(ObjectNode aws, Map<String, Long> metrics) {
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject().put("Namespace", NAMESPACE);
        directive.putArray("Dimensions").addArray().add(DIMENSION);
        ArrayNode definitions = directive.putArray("Metrics");
        metrics.keySet()
                .forEach(name -> definitions
                        .addObject()
                        .put("Name", name)
                        .put("Unit", name.equals("milliseconds") ? "Milliseconds" : "Count"));
    }
}
