package dev.sawatch.cli.command;

import dev.sawatch.baseline.Profile;
import dev.sawatch.cli.report.AccountProfile;
import dev.sawatch.cli.state.MvStateStore;
import dev.sawatch.state.StateKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands that look at a state file are told. */
final class StateOptions {
    @Option(names = "--state", required = true, paramLabel = "FILE", description = "The state file.")
    private Path state = Path.of("");

    @Option(names = "--cluster", paramLabel = "NAME", description = "Only this cluster.")
    private @Nullable String cluster;

    @Option(names = "--json", description = "Prints JSON: one account a line.")
    private boolean json;

    /** All accounts' profiles, in order of cluster and name. */
    List<AccountProfile> profiles() {
        List<AccountProfile> profiles = new ArrayList<>();
        try (MvStateStore store = MvStateStore.read(state)) {
            store.each(StateKey.Kind.PROFILE, record -> {
                StateKey key = record.key();
                if (cluster == null || cluster.equals(key.cluster())) {
                    profiles.add(new AccountProfile(key.cluster(), key.name(), Profile.parse(record.text())));
                }
            });
        }
        return profiles;
    }

    Path state() {
        return state;
    }

    boolean json() {
        return json;
    }
}
