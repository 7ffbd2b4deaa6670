package dev.sawatch.cli.state;

import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** A process that writes many records into a state file and keeps it open until its input ends. */
final class StateHolder {
    private static final int RECORDS = 5_000;

    public static void main(String[] args) throws IOException {
        try (MvStateStore store = MvStateStore.open(Path.of(args[0]))) {
            for (int i = 0; i < RECORDS; i++) {
                StateKey key = new StateKey(StateKey.Kind.RESOURCE, "local", "r" + i);
                store.replace(new StateRecord(key, "x".repeat(1_000), Instant.parse("2099-01-01T00:00:00Z"), null));
            }
            System.out.println("open");
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private StateHolder() {}
}
