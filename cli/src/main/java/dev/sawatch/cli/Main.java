package dev.sawatch.cli;

import dev.sawatch.alert.DeliveryException;
import dev.sawatch.cli.command.BaselineCommand;
import dev.sawatch.cli.command.ExplainCommand;
import dev.sawatch.cli.command.RbacCommand;
import dev.sawatch.cli.command.ReplayCommand;
import dev.sawatch.cli.report.Shown;
import dev.sawatch.cli.report.Terminal;
import dev.sawatch.cli.report.Version;
import dev.sawatch.cli.state.StateFileException;
import dev.sawatch.reading.log.UnreadableException;
import dev.sawatch.state.StateStoreException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code sawatch}. Exit codes: 0 it ran, 2 wrong usage, 3 a file that cannot be read or written; 1 a fault of ours. */
@Command(
        name = "sawatch",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Learns from Kubernetes audit logs what each service account usually asks of the API server,"
                + " and shows what is unusual.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = CommandLine.HelpCommand.class,
        footer = {"", "Try: sawatch replay audit.log"})
final class Main implements Runnable {
    /** Input, state or output that cannot be read or written. */
    static final int UNREADABLE = 3;

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(run(Terminal.system(), args));
    }

    static int run(Terminal terminal, String... args) {
        CommandLine line = new CommandLine(new Main());
        line.addSubcommand(new ReplayCommand(terminal));
        line.addSubcommand(new ExplainCommand(terminal));
        line.addSubcommand(BaselineCommand.of(terminal));
        line.addSubcommand(new RbacCommand(terminal));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.hasColours() ? Ansi.ON : Ansi.OFF));
        line.setUsageHelpWidth(terminal.width());
        line.setExitCodeExceptionMapper(Main::exitCode);
        line.setParameterExceptionHandler(Main::usage);
        line.setExecutionExceptionHandler((e, command, result) -> failed(e, command));
        int code = line.execute(args);
        if (terminal.out().checkError() && code == CommandLine.ExitCode.OK) {
            line.getErr().println("sawatch: standard output cannot be written");
            return UNREADABLE;
        }
        return code;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }

    private static int exitCode(Throwable e) {
        return isUnreadable(e) ? UNREADABLE : CommandLine.ExitCode.SOFTWARE;
    }

    private static boolean isUnreadable(Throwable e) {
        return e instanceof UnreadableException
                || e instanceof StateFileException
                || e instanceof StateStoreException
                || e instanceof DeliveryException;
    }

    private static int usage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("sawatch: " + Shown.text(String.valueOf(e.getMessage())));
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("For the options: " + command.getCommandSpec().qualifiedName() + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int failed(Exception e, CommandLine command) throws Exception {
        if (!isUnreadable(e)) {
            throw e;
        }
        String cause = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
        command.getErr().println("sawatch: " + Shown.text(e.getMessage() + cause));
        return exitCode(e);
    }
}
