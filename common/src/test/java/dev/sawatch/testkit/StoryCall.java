package dev.sawatch.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/**
 * One call of a {@link Story}.
 *
 * @param auditId its audit ID
 * @param day day of the story, the first is 1
 * @param time time of that day, UTC
 * @param actor {@code NAMESPACE/NAME} for a service account, else a user name
 * @param verb audit verb
 * @param target what it is on
 * @param code HTTP status
 * @param decision {@code allow} or {@code forbid}; empty for none
 * @param options what else the line says: {@code ua, ip, as, groups, stage, arrives, times, pod}
 */
record StoryCall(
        String auditId,
        int day,
        LocalTime time,
        String actor,
        String verb,
        StoryTarget target,
        int code,
        String decision,
        Map<String, String> options) {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);

    static String auditId(String story, String label) {
        return UUID.nameUUIDFromBytes((story + " " + label).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    static Instant endOf(int day) {
        return FIRST_DAY.plusDays(day - 1L).atTime(23, 59, 59).toInstant(ZoneOffset.UTC);
    }

    Instant received() {
        return FIRST_DAY.plusDays(day - 1L).atTime(time).toInstant(ZoneOffset.UTC);
    }

    /** The day on which it is delivered. */
    int arrives() {
        return day + Integer.parseInt(option("arrives", "0"));
    }

    String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }
}
