package dev.sawatch.function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.pipeline.BatchResult;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What is logged of a batch, or of several. Nothing of an event's content is in it.
 *
 * @param result its numbers
 * @param time when it was done
 * @param took how long it took
 */
public record Summary(BatchResult result, Instant time, Duration took) {
    /** Of both, with the later time and the longer duration. */
    public Summary plus(Summary other) {
        return new Summary(
                result.plus(other.result),
                time.isAfter(other.time) ? time : other.time,
                took.compareTo(other.took) > 0 ? took : other.took);
    }

    /** The numbers by name, in the order in which they are logged. */
    public Map<String, Long> numbers() {
        Map<String, Long> numbers = new LinkedHashMap<>();
        numbers.put("events", result.events());
        numbers.put("service_account_events", result.serviceAccountEvents());
        numbers.put("skipped", BatchResult.sum(result.skipped()));
        numbers.put("rejected", BatchResult.sum(result.rejected()));
        numbers.put("alerts", BatchResult.sum(result.alerts()));
        numbers.put("suppressed", result.suppressed());
        numbers.put("muted", result.muted());
        numbers.put("stopped", result.stopped());
        numbers.put("store_calls", result.store().calls());
        numbers.put("store_writes", result.store().writes());
        numbers.put("lost_races", result.store().lostRaces());
        numbers.put("profile_full", result.profileFull());
        if (result.clustersWithoutReads() > 0) {
            numbers.put("clusters_without_reads", result.clustersWithoutReads());
        }
        numbers.put("milliseconds", took.toMillis());
        return numbers;
    }

    /** Adds the numbers to a line, and those that have reasons by reason. */
    public void addTo(ObjectNode line) {
        numbers().forEach(line::put);
        add(line, "skipped_by_reason", result.skipped(), skip -> skip.label());
        add(line, "rejected_by_reason", result.rejected(), reason -> reason.label());
        add(line, "alerts_by_variation", result.alerts(), variation -> variation.label());
    }

    private static <E> void add(ObjectNode line, String name, Map<E, Long> counts, Function<E, String> label) {
        ObjectNode byReason = line.putObject(name);
        counts.forEach((reason, count) -> byReason.put(label.apply(reason), count));
    }
}
