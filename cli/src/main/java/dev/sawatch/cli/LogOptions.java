package dev.sawatch.cli;

import dev.sawatch.audit.Cluster;
import dev.sawatch.cli.input.LogFiles;
import dev.sawatch.cli.state.MvStateStore;
import dev.sawatch.settings.Settings;
import dev.sawatch.settings.SettingsException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What all commands that read logs are told. */
final class LogOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Audit logs in any form, packed with gzip or not; a folder stands for all files in it, - for"
                    + " standard input. Oldest first.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            defaultValue = "local",
            description = "Cluster of logs that do not name it (default: ${DEFAULT-VALUE}).")
    private String cluster = "";

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Settings as a properties file, such as activation.days=7.")
    private @Nullable Path settings;

    @Option(names = "--state", paramLabel = "FILE", description = "What was learned, kept from one run to the next.")
    private @Nullable Path state;

    /**
     * The logs.
     *
     * @param outputs what the command writes, which is no log
     */
    Logs logs(Terminal terminal, List<Path> outputs) {
        if (cluster.isBlank()) {
            throw wrong("--cluster", "is empty");
        }
        List<Path> others = new ArrayList<>(outputs);
        if (state != null) {
            others.add(state);
        }
        others.stream()
                .filter(output -> files.stream().anyMatch(file -> isSame(file, output)))
                .findFirst()
                .ifPresent(output -> {
                    throw wrong("FILE", output + " is read and written at once");
                });
        return new Logs(terminal, new LogFiles(terminal.in(), others).find(files), new Cluster(cluster));
    }

    private static boolean isSame(String file, Path output) {
        try {
            return Files.exists(output) && Files.isSameFile(Path.of(file), output);
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    /** The state file's store, or one that is kept in memory. */
    MvStateStore openState() {
        return state == null ? MvStateStore.inMemory() : MvStateStore.open(state);
    }

    /** What the state file holds, in memory: the file stays as it is. */
    MvStateStore copyState() {
        return state == null ? MvStateStore.inMemory() : MvStateStore.copyOf(state);
    }

    /** The settings, read and validated. */
    Settings settings() {
        if (settings == null) {
            return Settings.defaults();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(settings, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw wrong("--settings", settings + " cannot be read as a properties file");
        }
        Map<String, String> values = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        try {
            return Settings.of(values);
        } catch (SettingsException e) {
            throw wrong("--settings", settings + ": " + e.getMessage());
        }
    }

    /** A usage error that names its option. */
    ParameterException wrong(String option, String fault) {
        return new ParameterException(spec.commandLine(), option + ": " + fault);
    }
}
