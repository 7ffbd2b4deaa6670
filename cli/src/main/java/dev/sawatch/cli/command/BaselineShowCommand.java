package dev.sawatch.cli.command;

import static dev.sawatch.cli.report.Paragraphs.count;

import com.github.freva.asciitable.HorizontalAlign;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.baseline.days.DaySet;
import dev.sawatch.cli.report.AccountProfile;
import dev.sawatch.cli.report.Tables;
import dev.sawatch.cli.report.Terminal;
import dev.sawatch.cli.report.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sawatch baseline show}: what one account does. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Shows what a service account does: behaviours, namespaces, clients and networks, with their days.")
final class BaselineShowCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOptions options;

    @Option(names = "--json", description = "Prints JSON: one account a line.")
    private boolean json;

    @Parameters(paramLabel = "NAMESPACE/NAME", description = "The service account, or its family as list names it.")
    private String account = "";

    BaselineShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        options.profiles(account, spec)
                .forEach(profile -> terminal.out().println(json ? profile.json() : text(profile)));
    }

    private static String text(AccountProfile profile) {
        String head = Untrusted.line(profile.account()) + " in cluster " + Untrusted.line(profile.cluster())
                + ": first seen " + profile.firstDay() + ", active on " + count(profile.dayCount(), "day") + " until "
                + profile.lastDay() + "\n";
        return head
                + facts("Behaviour", profile.behaviours(), name -> name)
                + facts("Namespace changed", profile.namespaces(), name -> name)
                + facts("Client", profile.clients(), name -> client(profile, name))
                + facts("Network", profile.networks(), name -> name)
                + many(profile.many());
    }

    private static String client(AccountProfile profile, String product) {
        String name = product.isEmpty() ? "(without a name)" : product;
        return (name + " " + String.join(", ", profile.versionsOf(product))).strip();
    }

    private static String many(List<String> kinds) {
        return kinds.stream()
                .map(kind -> "\nMany " + kind + ", more than are kept: none counts as new.\n")
                .collect(Collectors.joining());
    }

    private static String facts(String header, Map<String, DaySet> facts, UnaryOperator<String> shown) {
        if (facts.isEmpty()) {
            return "";
        }
        return "\n"
                + Tables.plain(
                        new TreeMap<>(facts).entrySet(),
                        List.of(
                                Tables.column(header, HorizontalAlign.LEFT)
                                        .with(e -> Untrusted.line(shown.apply(e.getKey()))),
                                Tables.column("Days", HorizontalAlign.RIGHT)
                                        .with(e -> Integer.toString(e.getValue().size())),
                                Tables.column("Last day", HorizontalAlign.LEFT)
                                        .with(e -> LocalDate.ofEpochDay(
                                                        e.getValue().newest())
                                                .toString())))
                + "\n";
    }
}
