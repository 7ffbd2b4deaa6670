package dev.sawatch.cli.command;

import dev.sawatch.cli.report.Terminal;
import dev.sawatch.cli.report.Version;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sawatch baseline}: shows what was learned, and carries it from one place to another. */
@Command(
        name = "baseline",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Shows what a state file of replay holds, writes it as JSON and adds it to another.",
        synopsisSubcommandLabel = "COMMAND")
public final class BaselineCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    public static CommandLine of(Terminal terminal) {
        return new CommandLine(new BaselineCommand())
                .addSubcommand(new BaselineListCommand(terminal))
                .addSubcommand(new BaselineShowCommand(terminal))
                .addSubcommand(new BaselineDiffCommand(terminal))
                .addSubcommand(new BaselineExportCommand(terminal))
                .addSubcommand(new BaselineImportCommand(terminal, InstantSource.system()));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "baseline needs one of its commands: list, show, diff, export, import");
    }
}
