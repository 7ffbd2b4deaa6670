package dev.sawatch.cli.command;

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
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sawatch baseline diff}: what one account does and another does not. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Shows the behaviours in which two service accounts differ, each with its last day.",
        footer = {"", "Try: sawatch baseline diff --state state.db shop/cart shop/till"})
final class BaselineDiffCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOptions options;

    @Parameters(index = "0", paramLabel = "NAMESPACE/NAME", description = "One service account.")
    private String one = "";

    @Parameters(index = "1", paramLabel = "NAMESPACE/NAME", description = "The other.")
    private String other = "";

    BaselineDiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Map<String, DaySet> left = profile(one).behaviours();
        Map<String, DaySet> right = profile(other).behaviours();
        Set<String> names = new TreeSet<>(left.keySet());
        names.addAll(right.keySet());
        names.removeIf(name -> left.containsKey(name) && right.containsKey(name));
        terminal.out().println(names.isEmpty() ? "They do the same." : table(names, left, right));
    }

    private AccountProfile profile(String account) {
        List<AccountProfile> profiles = options.profiles(account, spec);
        if (profiles.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "NAMESPACE/NAME: " + account + " is known in several clusters: name one by --cluster");
        }
        return profiles.get(0);
    }

    private String table(Set<String> names, Map<String, DaySet> left, Map<String, DaySet> right) {
        return Tables.plain(
                names,
                List.of(
                        Tables.column("Behaviour", HorizontalAlign.LEFT).with(Untrusted::line),
                        Tables.column(Untrusted.line(one), HorizontalAlign.LEFT).with(name -> lastDay(left.get(name))),
                        Tables.column(Untrusted.line(other), HorizontalAlign.LEFT)
                                .with(name -> lastDay(right.get(name)))));
    }

    private static String lastDay(@Nullable DaySet days) {
        return days == null ? "-" : LocalDate.ofEpochDay(days.newest()).toString();
    }
}
