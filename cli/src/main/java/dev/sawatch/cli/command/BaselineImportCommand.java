package dev.sawatch.cli.command;

import static dev.sawatch.cli.report.Paragraphs.count;

import dev.sawatch.baseline.RecordMerge;
import dev.sawatch.cli.report.Terminal;
import dev.sawatch.cli.report.Version;
import dev.sawatch.cli.state.BaselineFile;
import dev.sawatch.cli.state.MvStateStore;
import dev.sawatch.state.StateKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sawatch baseline import}: adds an exported baseline to a state file. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Adds an exported baseline to a state file; what that knows already stays, and twice is as good as once.",
        footer = {"", "Try: sawatch baseline import --state state.db baseline.json"})
final class BaselineImportCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    @Option(names = "--state", required = true, paramLabel = "FILE", description = "The state file; made if need be.")
    private Path state = Path.of("");

    @Option(names = "--settings", paramLabel = "FILE", description = "The settings with which the state is used.")
    private @Nullable Path settings;

    @Option(
            names = "--as",
            paramLabel = "CLUSTER",
            description =
                    "Takes what the file holds for a cluster of this name, as it stands in alerts: a new one of the"
                            + " same make. The file must be of one cluster.")
    private @Nullable String as;

    @Parameters(paramLabel = "BASELINE.json", description = "What baseline export wrote.")
    private Path file = Path.of("");

    BaselineImportCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        Map<StateKey, String> records = named(BaselineFile.read(file));
        int today = (int) LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
        try (MvStateStore store = MvStateStore.openUntilEnd(state)) {
            long changed =
                    new RecordMerge(store, SettingsFile.read(settings, spec).periods(), today).merge(records);
            terminal.out()
                    .println(count(records.size(), "record") + " read, " + changed + " of them brought something new.");
        }
    }

    private Map<StateKey, String> named(Map<StateKey, String> records) {
        if (as == null) {
            return records;
        }
        long clusters =
                records.keySet().stream().map(StateKey::cluster).distinct().count();
        if (as.isBlank() || clusters > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--as: " + (as.isBlank() ? "is empty" : file + " holds " + clusters + " clusters"));
        }
        String cluster = as;
        Map<StateKey, String> renamed = new HashMap<>();
        records.forEach((key, text) -> renamed.put(new StateKey(key.kind(), cluster, key.name()), text));
        return renamed;
    }
}
