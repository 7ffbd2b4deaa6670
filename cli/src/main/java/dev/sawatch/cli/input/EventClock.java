package dev.sawatch.cli.input;

import java.time.Instant;
import java.time.InstantSource;

/** The newest event's time as clock, so that a log is judged as if it were read while it was written. */
public final class EventClock implements InstantSource {
    private Instant newest = Instant.EPOCH;

    void seen(Instant time) {
        newest = time.isAfter(newest) ? time : newest;
    }

    /** Whether any event was seen. */
    boolean isSet() {
        return !newest.equals(Instant.EPOCH);
    }

    @Override
    public Instant instant() {
        return newest;
    }
}
