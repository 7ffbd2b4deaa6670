package dev.sawatch.cli.command;

import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.cli.report.AccountProfile;
import dev.sawatch.cli.report.Tables;
import dev.sawatch.cli.report.Terminal;
import dev.sawatch.cli.report.Version;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sawatch baseline list}: the accounts that a state file knows. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists the service accounts, or families of them, with their days and number of behaviours.")
final class BaselineListCommand implements Runnable {
    private final Terminal terminal;

    @Mixin
    private StateOptions options;

    @Option(names = "--json", description = "Prints JSON: one account a line.")
    private boolean json;

    BaselineListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        List<AccountProfile> profiles = options.profiles();
        if (json) {
            profiles.forEach(profile -> terminal.out().println(profile.summaryJson()));
        } else if (profiles.isEmpty()) {
            terminal.out().println("Nothing is learned yet.");
        } else {
            terminal.out()
                    .println(Tables.plain(
                            profiles,
                            List.of(
                                    left("Cluster").with(profile -> Untrusted.line(profile.cluster())),
                                    left("Service account").with(profile -> Untrusted.line(profile.account())),
                                    left("First day")
                                            .with(profile -> profile.firstDay().toString()),
                                    left("Last day")
                                            .with(profile -> profile.lastDay().toString()),
                                    right("Days").with(profile -> Integer.toString(profile.dayCount())),
                                    right("Behaviours")
                                            .with(profile -> Integer.toString(profile.profile()
                                                    .behaviours()
                                                    .size())))));
        }
    }

    private static Column left(String header) {
        return Tables.column(header, HorizontalAlign.LEFT);
    }

    private static Column right(String header) {
        return Tables.column(header, HorizontalAlign.RIGHT);
    }
}
