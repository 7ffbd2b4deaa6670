package dev.sawatch.baseline.days;

import java.time.Duration;
import java.time.Instant;

/**
 * When something was seen.
 *
 * @param days on which days
 * @param first when first, in seconds since 1970-01-01 (UTC)
 */
public record Sighting(DaySet days, long first) {
    /** What is seen stays new for so long, so that the later calls of an attack still say so. */
    public static final Duration NEW = Duration.ofHours(24);

    private static final int DAY_SECONDS = 86_400;

    public static Sighting at(Instant time) {
        return new Sighting(DaySet.of((int) Math.floorDiv(time.getEpochSecond(), DAY_SECONDS)), time.getEpochSecond());
    }

    /** Reads what {@link #toString()} wrote; throws IllegalArgumentException for anything else. */
    public static Sighting parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("not a sighting");
        }
        return new Sighting(DaySet.parse(text.substring(0, at)), Long.parseLong(text.substring(at + 1)));
    }

    /** Whether it was seen after the given day, and first so long before the given time that it is no longer new. */
    public boolean isSettled(int after, Instant time) {
        return days.hasAfter(after) && first <= time.minus(NEW).getEpochSecond();
    }

    /** Whether one more at that time would change nothing. */
    public boolean holds(int day, Instant time) {
        return days.contains(day) && first <= time.getEpochSecond();
    }

    public boolean isOlderThan(int day) {
        return first < (long) day * DAY_SECONDS;
    }

    public Sighting union(Sighting other) {
        return new Sighting(days.union(other.days), Math.min(first, other.first));
    }

    /** {@code DAYS@FIRST}: its form in records. */
    @Override
    public String toString() {
        return days + "@" + first;
    }
}
