package dev.sawatch.cli.command;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import dev.sawatch.cli.input.EventClock;
import dev.sawatch.cli.input.Logs;
import dev.sawatch.cli.input.Replay;
import dev.sawatch.cli.input.ReplaySink;
import dev.sawatch.cli.input.Timeline;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads logs up to one call, which is judged in a batch of its own. */
final class SoughtCall implements ReplaySink {
    private final String auditId;
    private final Replay replay;
    private @Nullable AuditEvent found;

    SoughtCall(String auditId, Replay replay) {
        this.auditId = auditId;
        this.replay = replay;
    }

    void readUntilFound(Logs logs, EventClock clock) throws IOException {
        try {
            logs.read(new Timeline(this, clock, InstantSource.system(), Instant.EPOCH), replay);
        } catch (FoundException e) {
            replay.flush();
        }
    }

    /** The call, or empty where the logs do not hold it. */
    Optional<AuditEvent> found() {
        return Optional.ofNullable(found);
    }

    @Override
    public void event(AuditEvent event) {
        if (!event.auditId().startsWith(auditId)) {
            replay.event(event);
            return;
        }
        replay.flush();
        replay.event(event);
        found = event;
        throw new FoundException();
    }

    @Override
    public void misdated(AuditEvent event, Rejection why) {
        if (!event.auditId().startsWith(auditId)) {
            replay.misdated(event, why);
            return;
        }
        replay.flush();
        replay.misdated(event, why);
        found = event;
        throw new FoundException();
    }

    @Override
    public void rejected(Rejection rejection) {
        replay.rejected(rejection);
    }

    @Override
    public void skipped(Skip reason) {
        replay.skipped(reason);
    }

    /** Ends the reading. */
    private static final class FoundException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FoundException() {
            super("found", null, false, false);
        }
    }
}
