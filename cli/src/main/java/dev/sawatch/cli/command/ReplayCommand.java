package dev.sawatch.cli.command;

import dev.sawatch.alert.DeliveryException;
import dev.sawatch.baseline.ClusterHistory;
import dev.sawatch.cli.input.EventClock;
import dev.sawatch.cli.input.Logs;
import dev.sawatch.cli.input.Replay;
import dev.sawatch.cli.input.Timeline;
import dev.sawatch.cli.report.AlertTable;
import dev.sawatch.cli.report.Alerts;
import dev.sawatch.cli.report.JsonLines;
import dev.sawatch.cli.report.Output;
import dev.sawatch.cli.report.ReplayReport;
import dev.sawatch.cli.report.SummaryJson;
import dev.sawatch.cli.report.SummaryText;
import dev.sawatch.cli.report.Terminal;
import dev.sawatch.cli.report.Version;
import dev.sawatch.cli.state.MvStateStore;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.reading.log.UnreadableException;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sawatch replay}: runs logs through the pipeline and shows the alerts that it would have raised. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Reads audit logs as if they came in now, and shows the alerts.",
        sortOptions = false,
        footer = {
            "",
            "Nothing is alerted in the first 14 days with events: they are learned. With --state the files of --alerts and"
                    + " --rejects are added to, else they begin anew. Exit codes: 0 the logs were read, 2 wrong usage,"
                    + " 3 a log, the state or an output could not be read or written; what was done before is kept."
        })
public final class ReplayCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final long start = System.nanoTime();

    @Mixin
    private LogOptions options;

    @Option(
            names = "--alerts",
            paramLabel = "FILE",
            description = "Writes the alerts: CloudEvents with OCSF findings, one a line.")
    private @Nullable Path alertsFile;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Writes what could not be read: reason, detail and excerpt as JSON, one a line.")
    private @Nullable Path rejectsFile;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Writes a page to look at in a browser: one file of HTML that loads nothing else.")
    private @Nullable Path pageFile;

    @Option(names = "--json", description = "Prints the summary alone, as one JSON object.")
    private boolean json;

    public ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = options.settings();
        Logs logs = options.logs(terminal, outputs());
        // Where the table is all that is seen of the alerts, none may count as published before it is shown.
        try (MvStateStore store = options.openState(alertsFile == null);
                JsonLines alertLines = options.lines("--alerts", alertsFile);
                JsonLines rejects = options.lines("--rejects", rejectsFile)) {
            PageFile page = options.page("--report", pageFile, store, settings);
            Alerts alerts = new Alerts(alertLines, options.alertsIn(alertsFile), page::alert);
            replay(logs, store, alerts, rejects, page, settings).ifPresent(ReplayCommand::rethrow);
        }
        return 0;
    }

    /** Tells what came of it, and hands back what ended it early. */
    private Optional<RuntimeException> replay(
            Logs logs, MvStateStore store, Alerts alerts, JsonLines rejects, PageFile page, Settings settings) {
        EventClock clock = new EventClock();
        Replay replay = new Replay(new AuditPipeline(store, alerts, rejects, settings, clock), clock);
        Optional<RuntimeException> fault =
                read(logs, new Timeline(replay, clock, InstantSource.system(), learned(store)), replay);
        store.purge(clock.instant());
        ReplayReport report = new ReplayReport(
                replay.total(),
                replay.firstRejection(),
                replay.days(),
                alerts.rows(),
                clusters(store, settings),
                settings.periods().activation(),
                Duration.ofNanos(System.nanoTime() - start),
                fault.isEmpty());
        report(report);
        page.write(report, replay.daysByCluster());
        return fault;
    }

    private static void rethrow(RuntimeException fault) {
        throw fault;
    }

    /** What ends the reading early, after which there is still something to tell. */
    private static Optional<RuntimeException> read(Logs logs, Timeline timeline, Replay replay) {
        try {
            logs.read(timeline, replay);
            return Optional.empty();
        } catch (UnreadableException | DeliveryException e) {
            if (!replay.readAnything()) {
                throw e;
            }
            return Optional.of(e);
        }
    }

    /** The last day with events of all clusters that the state knows. */
    private static Instant learned(MvStateStore store) {
        Instant[] newest = {Instant.EPOCH};
        store.each(StateKey.Kind.CLUSTER, record -> {
            Instant day = Instant.EPOCH.plus(
                    Duration.ofDays(ClusterHistory.parse(record.text()).newestDay()));
            newest[0] = day.isAfter(newest[0]) ? day : newest[0];
        });
        return newest[0];
    }

    private List<Output> outputs() {
        List<Output> outputs = new ArrayList<>();
        if (alertsFile != null) {
            outputs.add(new Output("--alerts", alertsFile));
        }
        if (rejectsFile != null) {
            outputs.add(new Output("--rejects", rejectsFile));
        }
        if (pageFile != null) {
            outputs.add(new Output("--report", pageFile));
        }
        return outputs;
    }

    private static List<ReplayReport.ClusterDays> clusters(MvStateStore store, Settings settings) {
        List<ReplayReport.ClusterDays> clusters = new ArrayList<>();
        store.each(StateKey.Kind.CLUSTER, record -> {
            ClusterHistory history = ClusterHistory.parse(record.text());
            int last = history.newestDay();
            int before = settings.periods().before(last);
            clusters.add(new ReplayReport.ClusterDays(
                    record.key().cluster(), history.daysBetween(before, last), last, history.unreadDays(last, before)));
        });
        return clusters;
    }

    private void report(ReplayReport report) {
        if (json) {
            terminal.out().println(SummaryJson.of(report));
            return;
        }
        if (!report.alerts().isEmpty()) {
            terminal.out().println(new AlertTable(terminal).of(report.alerts()));
            terminal.out().println();
        }
        terminal.out().print(SummaryText.of(report, terminal.width()));
    }
}
