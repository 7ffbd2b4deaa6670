package dev.sawatch.cli.command;

import dev.sawatch.audit.Cluster;
import dev.sawatch.cli.input.Logs;
import dev.sawatch.cli.report.AlertIds;
import dev.sawatch.cli.report.JsonLines;
import dev.sawatch.cli.report.Output;
import dev.sawatch.cli.report.Terminal;
import dev.sawatch.cli.state.MvStateStore;
import dev.sawatch.reading.log.LogFiles;
import dev.sawatch.reading.log.SameFile;
import dev.sawatch.settings.Settings;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
                    + " standard input. Files are read in order of their first events.")
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
    Logs logs(Terminal terminal, List<Output> outputs) {
        if (cluster.isBlank()) {
            throw wrong("--cluster", "is empty");
        }
        List<Output> written = new ArrayList<>(outputs);
        if (state != null) {
            written.add(new Output("--state", state));
        }
        for (Output output : written) {
            checkApart(output, written);
        }
        List<Path> others = written.stream().map(Output::file).toList();
        return new Logs(terminal, new LogFiles(terminal.in(), others).find(files), new Cluster(cluster));
    }

    /** A file that is written twice, or read and written, would be damaged. */
    private void checkApart(Output output, List<Output> written) {
        for (Output other : written) {
            if (!other.equals(output) && SameFile.is(other.file(), output.file())) {
                throw wrong(output.option(), output.file() + " is the file of " + other.option() + " too");
            }
        }
        if (settings != null && SameFile.is(settings, output.file())) {
            throw wrong(output.option(), output.file() + " is the file of --settings too");
        }
        if (files.stream().anyMatch(file -> isRead(file, output.file()))) {
            throw wrong("FILE", output.file() + " is read and written at once");
        }
    }

    private static boolean isRead(String file, Path output) {
        try {
            return SameFile.is(Path.of(file), output);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * Opens a file of JSON lines: with --state behind what it holds, for it goes on like the state; else anew.
     *
     * @param option the option that names it
     * @param file the file, or null where none is wanted
     */
    JsonLines lines(String option, @Nullable Path file) {
        try {
            if (file == null) {
                return JsonLines.nowhere();
            }
            return state == null ? JsonLines.write(file) : JsonLines.append(file);
        } catch (IOException e) {
            throw wrong(option, file + " cannot be written" + reason(e));
        }
    }

    /**
     * The page of a replay, before it.
     *
     * @param option the option that names it
     * @param file the file, or null where none is wanted
     * @param store what was known before
     */
    PageFile page(String option, @Nullable Path file, MvStateStore store, Settings settings) {
        try {
            return PageFile.begin(file, store, settings);
        } catch (IOException e) {
            throw wrong(option, file + " cannot be written" + reason(e));
        }
    }

    /** File system exceptions say no more than the name of the file. */
    private static String reason(IOException e) {
        return e instanceof FileSystemException || e.getMessage() == null ? "" : ": " + e.getMessage();
    }

    /** Ids of the alerts that a file holds to which this run adds its own. */
    Set<String> alertsIn(@Nullable Path file) throws IOException {
        return file == null || state == null ? Set.of() : AlertIds.in(file);
    }

    /**
     * The state file's store, or one that is kept in memory.
     *
     * @param atEnd whether the file is to stay as it is until the store is closed
     */
    MvStateStore openState(boolean atEnd) {
        if (state == null) {
            return MvStateStore.inMemory();
        }
        return atEnd ? MvStateStore.openUntilEnd(state) : MvStateStore.open(state);
    }

    /** What the state file holds, in memory: the file stays as it is. */
    MvStateStore copyState() {
        return state == null ? MvStateStore.inMemory() : MvStateStore.copyOf(state);
    }

    /** The settings, read and validated. */
    Settings settings() {
        return SettingsFile.read(settings, spec);
    }

    /** A usage error that names its option. */
    ParameterException wrong(String option, String fault) {
        return new ParameterException(spec.commandLine(), option + ": " + fault);
    }
}
