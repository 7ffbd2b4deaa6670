package dev.sawatch.benchmarks;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.reading.EventSink;
import dev.sawatch.testkit.recording.Recording;
import java.time.Instant;
import java.util.Arrays;

/** Parts of the recording. */
final class Slices {
    /** The lines that end within the first so many bytes. */
    static byte[] first(byte[] bytes, int length) {
        int end = Math.min(length, bytes.length);
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    /** Time of the latest event. */
    static Instant lastTime(byte[] bytes) {
        Latest latest = new Latest();
        Recording.read(bytes, latest);
        return latest.time;
    }

    private static final class Latest implements EventSink {
        Instant time = Instant.EPOCH;

        @Override
        public void event(AuditEvent event) {
            time = event.received().isAfter(time) ? event.received() : time;
        }

        @Override
        public void rejected(Rejection rejection) {
            // Has no time.
        }

        @Override
        public void skipped(Skip reason) {
            // Not judged.
        }
    }

    private Slices() {}
}
