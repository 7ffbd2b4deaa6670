package dev.sawatch.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.function.Summary;
import dev.sawatch.function.SummaryLog;
import java.util.Set;

/**
 * CloudWatch's embedded metric format: a batch's numbers become metrics of the namespace {@value #NAMESPACE} with the
 * function's name as dimension.
 *
 * @param function its name
 */
record EmbeddedMetrics(String function) implements SummaryLog.Metrics {
    private static final String NAMESPACE = "Sawatch";
    private static final String DIMENSION = "function";

    @Override
    public void begin(ObjectNode line, Summary summary) {
        ObjectNode aws = line.putObject("_aws").put("Timestamp", summary.time().toEpochMilli());
        describe(aws, summary.numbers().keySet());
        line.put(DIMENSION, function);
    }

    private static void describe(ObjectNode aws, Set<String> names) {
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject().put("Namespace", NAMESPACE);
        directive.putArray("Dimensions").addArray().add(DIMENSION);
        ArrayNode definitions = directive.putArray("Metrics");
        names.forEach(name -> definitions
                .addObject()
                .put("Name", name)
                .put("Unit", name.equals("milliseconds") ? "Milliseconds" : "Count"));
    }
}
