package dev.sawatch.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.state.RecordJson;
import java.time.Instant;
import java.util.TreeMap;

/** Alerts of a cluster by the hour of their calls: over a bound in 24 hours nobody reads them any more. */
final class Breaker {
    private static final int HOURS = 24;
    private static final int HOUR_SECONDS = 3_600;

    private final TreeMap<Long, Integer> perHour = new TreeMap<>();

    static Breaker parse(String text) {
        return RecordJson.read("breaker", text, node -> {
            Breaker breaker = new Breaker();
            node.path("hours")
                    .properties()
                    .forEach(e -> breaker.perHour.put(
                            Long.parseLong(e.getKey()), e.getValue().asInt()));
            return breaker;
        });
    }

    static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), (long) HOUR_SECONDS);
    }

    void count(long hour, int alerts) {
        perHour.merge(hour, alerts, Integer::sum);
        perHour.headMap(perHour.lastKey() - HOURS, true).clear();
    }

    /** Alerts in the 24 hours that end with the given time's hour. */
    int last24Hours(Instant time) {
        long hour = hour(time);
        return perHour.subMap(hour - HOURS, false, hour, true).values().stream()
                .mapToInt(n -> n)
                .sum();
    }

    String toText() {
        ObjectNode node = RecordJson.create();
        ObjectNode hours = node.putObject("hours");
        perHour.forEach((hour, alerts) -> hours.put(hour.toString(), alerts));
        return RecordJson.text(node);
    }
}
