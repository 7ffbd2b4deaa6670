package dev.sawatch.reading.log;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.reading.EventSink;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out when a log begins. Reads its head only. */
final class FirstEvent implements EventSink {
    /** So many events tell a wrong date from the others. */
    private static final int EVENTS = 3;
    /** Bytes, packed or not, after which a log counts as one without events. */
    private static final long HEAD = 16L << 20;

    private static final Duration NEAR = Duration.ofDays(1);

    private final List<Instant> times = new ArrayList<>();

    /** Time of the first event whose date is not far from those after it; empty where no event can be read. */
    static Optional<Instant> time(LogFile file) {
        FirstEvent first = new FirstEvent();
        try (InputStream in = new Head(file.source().open())) {
            LogReader.read(file.name(), in, Forms.of(new Cluster("unknown")), first);
        } catch (EnoughException | IOException e) {
            // It was enough, or whoever reads the log whole says what is wrong with it.
            return first.time();
        }
        return first.time();
    }

    private Optional<Instant> time() {
        if (times.isEmpty()) {
            return Optional.empty();
        }
        Instant middle = times.stream().sorted().toList().get((times.size() - 1) / 2);
        return times.stream()
                .filter(time -> Duration.between(time, middle).abs().compareTo(NEAR) <= 0)
                .findFirst();
    }

    @Override
    public void event(AuditEvent event) {
        times.add(event.received());
        if (times.size() == EVENTS) {
            throw new EnoughException();
        }
    }

    @Override
    public void rejected(Rejection rejection) {}

    @Override
    public void skipped(Skip reason) {}

    /** Ends the reading. */
    private static final class EnoughException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EnoughException() {
            super("enough", null, false, false);
        }
    }

    /** The first bytes of a log. */
    private static final class Head extends FilterInputStream {
        private long left = HEAD;

        Head(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return --left < 0 ? -1 : super.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = left <= 0 ? -1 : super.read(target, offset, (int) Math.min(left, length));
            left -= Math.max(0, count);
            return count;
        }
    }
}
