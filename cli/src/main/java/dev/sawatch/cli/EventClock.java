package dev.sawatch.cli;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The newest event's time as clock, so that a log is judged as if it were read while it was written. Times later than the
 * wall clock's are not believed.
 */
final class EventClock implements InstantSource {
    private final InstantSource wall;
    private Instant newest = Instant.EPOCH;

    EventClock(InstantSource wall) {
        this.wall = wall;
    }

    void seen(Instant time) {
        if (time.isAfter(newest) && !time.isAfter(wall.instant())) {
            newest = time;
        }
    }

    @Override
    public Instant instant() {
        return newest;
    }
}
