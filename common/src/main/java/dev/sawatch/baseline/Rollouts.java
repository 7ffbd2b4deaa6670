package dev.sawatch.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When workloads of a namespace were rolled out last; of the {@value #MOST} latest. A rollout is a ReplicaSet or
 * ControllerRevision made by a built-in controller: its name without the last part is the workload's.
 */
public final class Rollouts {
    private static final int MOST = 64;
    private static final Duration RECENT = Duration.ofDays(2);

    /** How pods are named after their workload: ReplicaSet's hash and random part, random part alone, or ordinal. */
    private static final Pattern POD_SUFFIX =
            Pattern.compile("-(?:(?:[bcdfghjklmnpqrstvwxz2456789]{8,10}-)?[bcdfghjklmnpqrstvwxz2456789]{5}|[0-9]+)$");

    private static final Comparator<Map.Entry<String, Long>> OLDEST_FIRST =
            Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey());

    private final Map<String, Long> latest = new TreeMap<>();

    /** The workload that a pod is of, by the pod's name. */
    public static String workloadOf(String pod) {
        return POD_SUFFIX.matcher(pod).replaceFirst("");
    }

    /** When the workload was last rolled out, if that was at most two days before the given time; else null. */
    public @Nullable Instant recent(String workload, Instant time) {
        Long rolledOut = latest.get(workload);
        if (rolledOut == null) {
            return null;
        }
        Instant at = Instant.ofEpochSecond(rolledOut);
        return at.isAfter(time) || at.isBefore(time.minus(RECENT)) ? null : at;
    }

    /** Whether adding the rollout would change nothing. */
    boolean holds(String workload, Instant time) {
        Long known = latest.get(workload);
        if (known != null) {
            return known >= time.getEpochSecond();
        }
        return latest.size() >= MOST && OLDEST_FIRST.compare(Map.entry(workload, time.getEpochSecond()), oldest()) < 0;
    }

    void add(String workload, long time) {
        latest.merge(workload, time, Math::max);
        if (latest.size() > MOST) {
            latest.remove(oldest().getKey());
        }
    }

    private Map.Entry<String, Long> oldest() {
        return Collections.min(latest.entrySet(), OLDEST_FIRST);
    }

    void addAll(Rollouts other) {
        other.latest.forEach(this::add);
    }

    void read(JsonNode record, String field) {
        record.path(field)
                .properties()
                .forEach(e -> add(e.getKey(), e.getValue().asLong()));
    }

    void write(ObjectNode record, String field) {
        latest.forEach(record.putObject(field)::put);
    }
}
