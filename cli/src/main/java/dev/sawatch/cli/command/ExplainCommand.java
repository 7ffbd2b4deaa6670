package dev.sawatch.cli.command;

import dev.sawatch.audit.Untrusted;
import dev.sawatch.cli.input.EventClock;
import dev.sawatch.cli.input.Logs;
import dev.sawatch.cli.input.Replay;
import dev.sawatch.cli.report.AlertRow;
import dev.sawatch.cli.report.Alerts;
import dev.sawatch.cli.report.JsonLines;
import dev.sawatch.cli.report.Terminal;
import dev.sawatch.cli.report.Version;
import dev.sawatch.cli.state.MvStateStore;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.reading.log.UnreadableException;
import dev.sawatch.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sawatch explain}: says why a call is or is not unusual. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Reads audit logs up to a call, and says why that call is or is not unusual.",
        sortOptions = false,
        footer = {
            "",
            "With --state the call is judged by what that file holds before the logs are read; the file is not changed."
        })
public final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private LogOptions options;

    @Option(
            names = "--audit-id",
            required = true,
            paramLabel = "ID",
            description = "Audit ID of the call; its first 8 characters are enough, as replay shows them.")
    private String auditId = "";

    public ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = options.settings();
        if (auditId.length() < AlertRow.SHORT_ID) {
            throw options.wrong("--audit-id", "needs at least " + AlertRow.SHORT_ID + " characters");
        }
        Logs logs = options.logs(terminal, List.of());
        try (MvStateStore store = options.copyState();
                JsonLines nowhere = JsonLines.nowhere()) {
            Alerts alerts = new Alerts(nowhere, Set.of());
            EventClock clock = new EventClock();
            Explainer explainer = new Explainer(auditId, settings.periods(), terminal.width());
            Replay replay = new Replay(new AuditPipeline(store, alerts, nowhere, settings, clock, explainer), clock);
            SoughtCall sought = new SoughtCall(auditId, replay);
            sought.readUntilFound(logs, clock);
            terminal.out().print(explainer.explain(sought.found().orElseThrow(this::notFound), replay.last(), alerts));
        }
        return 0;
    }

    private UnreadableException notFound() {
        return new UnreadableException(
                "the logs hold no finished call of a service account with the audit ID " + Untrusted.line(auditId));
    }
}
