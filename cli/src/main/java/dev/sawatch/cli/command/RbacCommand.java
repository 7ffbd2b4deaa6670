package dev.sawatch.cli.command;

import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.behaviour.names.Names;
import dev.sawatch.behaviour.names.SystemNamespaces;
import dev.sawatch.cli.rbac.LeastPrivilege;
import dev.sawatch.cli.rbac.RoleYaml;
import dev.sawatch.cli.rbac.UnusedGrants;
import dev.sawatch.cli.report.AccountProfile;
import dev.sawatch.cli.report.Tables;
import dev.sawatch.cli.report.Terminal;
import dev.sawatch.cli.report.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sawatch rbac}: the least privilege of accounts, or what roles grant beyond it. */
@Command(
        name = "rbac",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Writes the roles and bindings that grant service accounts what they were seen to do, as YAML.",
        footer = {
            "",
            "Names of objects are not learned, nor the namespaces in which an account only reads: it is bound in all of the"
                    + " log that are in question, and in the whole cluster where these have no lasting names. Look before"
                    + " you apply. Try: sawatch rbac --state state.db payments/checkout > roles.yaml"
        })
public final class RbacCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOptions options;

    @Option(names = "--settings", paramLabel = "FILE", description = "The settings with which the state was learned.")
    private @Nullable Path settings;

    @Option(
            names = "--diff",
            paramLabel = "ROLE.yaml",
            description =
                    "Shows what the roles of this file, as kubectl writes them, grant and the accounts never used.")
    private @Nullable Path roles;

    @Parameters(arity = "1..*", paramLabel = "NAMESPACE/NAME", description = "The service accounts.")
    private List<String> accounts = new ArrayList<>();

    public RbacCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        SystemNamespaces system = SettingsFile.read(settings, spec).lists().system();
        List<LeastPrivilege> needs =
                accounts.stream().map(account -> need(account, system)).toList();
        if (roles == null) {
            RoleYaml yaml = new RoleYaml();
            needs.forEach(need -> terminal.out().print(yaml.write(need)));
        } else {
            terminal.out().println(table(UnusedGrants.of(roles, needs)));
        }
    }

    private LeastPrivilege need(String name, SystemNamespaces system) {
        ServiceAccount account = StateOptions.named(name, spec);
        if (!Names.isLabel(account.namespace()) || !Names.isSubdomain(account.name())) {
            throw wrong(name + " is no service account; of a family, name one of its accounts");
        }
        List<AccountProfile> profiles = options.profiles(name, spec);
        if (profiles.size() > 1) {
            throw wrong(name + " is known in several clusters: name one by --cluster");
        }
        AccountProfile profile = profiles.get(0);
        return new LeastPrivilege(account, profile.profile(), options.namespaces(profile.cluster()), system);
    }

    private ParameterException wrong(String fault) {
        return new ParameterException(spec.commandLine(), "NAMESPACE/NAME: " + fault);
    }

    private static String table(List<UnusedGrants.Row> rows) {
        return rows.isEmpty()
                ? "All that is granted is used."
                : Tables.plain(
                        rows,
                        List.of(
                                column("Role", UnusedGrants.Row::role),
                                column("Granted on", UnusedGrants.Row::granted),
                                column("Never used", UnusedGrants.Row::unused),
                                column("Used", UnusedGrants.Row::used)));
    }

    private static ColumnData<UnusedGrants.Row> column(String header, Function<UnusedGrants.Row, String> text) {
        return Tables.column(header, HorizontalAlign.LEFT).with(row -> Untrusted.line(text.apply(row)));
    }
}
