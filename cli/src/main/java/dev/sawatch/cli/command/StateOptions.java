package dev.sawatch.cli.command;

import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.baseline.Profile;
import dev.sawatch.baseline.RecordMerge;
import dev.sawatch.behaviour.names.Families;
import dev.sawatch.cli.report.AccountProfile;
import dev.sawatch.cli.state.MvStateStore;
import dev.sawatch.reading.log.UnreadableException;
import dev.sawatch.state.StateKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What all commands that look at a state file are told. */
final class StateOptions {
    @Option(names = "--state", required = true, paramLabel = "FILE", description = "The state file.")
    private Path state = Path.of("");

    @Option(names = "--cluster", paramLabel = "NAME", description = "Only this cluster.")
    private @Nullable String cluster;

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

    /** All records of the baseline, by key. */
    Map<StateKey, String> records() {
        Map<StateKey, String> records = new HashMap<>();
        try (MvStateStore store = MvStateStore.read(state)) {
            for (StateKey.Kind kind : RecordMerge.KINDS) {
                store.each(kind, record -> {
                    if (cluster == null || cluster.equals(record.key().cluster())) {
                        records.put(record.key(), record.text());
                    }
                });
            }
        }
        return records;
    }

    /** Families of the namespaces of a cluster to which its log bears witness. */
    List<String> namespaces(String of) {
        List<String> namespaces = new ArrayList<>();
        try (MvStateStore store = MvStateStore.read(state)) {
            store.each(StateKey.Kind.NAMESPACE, record -> {
                if (record.key().cluster().equals(of)) {
                    namespaces.add(record.key().name());
                }
            });
        }
        return namespaces;
    }

    /** The profiles of an account: those under its own name, else those of its family; at least one. */
    List<AccountProfile> profiles(String account, CommandSpec spec) {
        ServiceAccount family = new Families(List.of()).of(named(account, spec));
        List<AccountProfile> profiles = profiles();
        List<AccountProfile> itself = named(account, profiles);
        List<AccountProfile> found = itself.isEmpty() ? named(family.toString(), profiles) : itself;
        if (found.isEmpty()) {
            throw new UnreadableException("the state file " + Untrusted.line(state.toString())
                    + " knows no service account " + Untrusted.line(account)
                    + "; baseline list shows those that it knows");
        }
        return found;
    }

    private static List<AccountProfile> named(String name, List<AccountProfile> profiles) {
        return profiles.stream()
                .filter(profile -> profile.account().equals(name))
                .toList();
    }

    /** The account of a parameter NAMESPACE/NAME. */
    static ServiceAccount named(String account, CommandSpec spec) {
        int slash = account.indexOf('/');
        if (slash <= 0 || slash == account.length() - 1) {
            throw new ParameterException(spec.commandLine(), "NAMESPACE/NAME: " + account + " is not of this form");
        }
        return new ServiceAccount(account.substring(0, slash), account.substring(slash + 1));
    }
}
