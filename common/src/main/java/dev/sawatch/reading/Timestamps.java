package dev.sawatch.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads the times of audit events: RFC 3339, in UTC, with none to nine digits after the second. */
public final class Timestamps {
    private static final int SHORTEST = "2006-01-02T15:04:05Z".length();
    private static final int NANO_DIGITS = 9;
    private static final int SECONDS_OF_DAY = 86_400;

    /** Returns the time, or null where the text is none. */
    public static @Nullable Instant parse(String text) {
        try {
            Instant quick = quick(text);
            return quick != null ? quick : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * The one form that API servers write, without the general formatter, which takes longer than reading the whole
     * event. Null for every other form.
     */
    private static @Nullable Instant quick(String text) {
        int length = text.length();
        if (length < SHORTEST
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(length - 1) != 'Z'
                || (length > SHORTEST && text.charAt(19) != '.')) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nanos = nanos(text, length - 1);
        if ((year | month | day | hour | minute | second | nanos) < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(days * SECONDS_OF_DAY + hour * 3600L + minute * 60L + second, nanos);
    }

    private static int nanos(String text, int end) {
        int digits = end - SHORTEST;
        if (digits <= 0) {
            return 0;
        } else if (digits > NANO_DIGITS) {
            return -1;
        }
        int nanos = number(text, SHORTEST, end);
        for (int i = digits; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private Timestamps() {}
}
