package dev.sawatch.cli.command;

import dev.sawatch.alert.DeliveryException;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.cli.report.Terminal;
import dev.sawatch.cli.report.Version;
import dev.sawatch.cli.state.BaselineFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sawatch baseline export}: what was learned, as one JSON file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Writes what was learned as one JSON file; the same facts give the same bytes.",
        footer = {"", "Try: sawatch baseline export --state state.db --out baseline.json"})
final class BaselineExportCommand implements Runnable {
    private final Terminal terminal;

    @Mixin
    private StateOptions options;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to; standard output where it is not given.")
    private @Nullable Path out;

    BaselineExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        String text = BaselineFile.text(options.records());
        if (out == null) {
            terminal.out().print(text);
            return;
        }
        try {
            Files.writeString(out, text);
        } catch (IOException e) {
            throw new DeliveryException(Untrusted.line(out.toString()) + " cannot be written", e);
        }
    }
}
