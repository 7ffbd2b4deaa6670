package dev.sawatch.cli.command;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.DeliveryException;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.baseline.ClusterHistory;
import dev.sawatch.baseline.Profile;
import dev.sawatch.cli.report.ReplayReport;
import dev.sawatch.cli.report.html.HtmlReport;
import dev.sawatch.cli.state.MvStateStore;
import dev.sawatch.settings.Settings;
import dev.sawatch.state.StateKey;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** The file of a replay's page, or none. */
final class PageFile {
    private final @Nullable Path file;
    private final MvStateStore store;
    private final HtmlReport page;
    private final Map<String, ClusterHistory> earlier = new HashMap<>();

    private PageFile(@Nullable Path file, MvStateStore store, Settings settings) {
        this.file = file;
        this.store = store;
        this.page = new HtmlReport(settings.periods(), settings.lists().families());
    }

    /**
     * Remembers what a store knows before the replay, and sees that the page can be written after it.
     *
     * @throws IOException where it cannot
     */
    static PageFile begin(@Nullable Path file, MvStateStore store, Settings settings) throws IOException {
        PageFile begun = new PageFile(file, store, settings);
        if (file != null) {
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .close();
            store.each(
                    StateKey.Kind.CLUSTER,
                    record -> begun.earlier.put(record.key().cluster(), ClusterHistory.parse(record.text())));
        }
        return begun;
    }

    void alert(AlertMessage message) {
        if (file != null) {
            page.alert(message);
        }
    }

    /**
     * Writes the page.
     *
     * @param days by cluster, the days with events, since 1970-01-01
     * @throws DeliveryException where it cannot be written
     */
    void write(ReplayReport report, Map<String, NavigableSet<Integer>> days) {
        if (file == null) {
            return;
        }
        page.watched(days, earlier);
        // It writes a question mark for half a character, which a client may send.
        try (Writer out = new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
            page.write(out, report, this::profiles);
        } catch (IOException e) {
            throw new DeliveryException(Untrusted.line(file.toString()) + " cannot be written", e);
        }
    }

    private void profiles(HtmlReport.Visitor visitor) {
        store.each(StateKey.Kind.PROFILE, record -> {
            StateKey key = record.key();
            visitor.profile(key.cluster(), key.name(), Profile.parse(record.text()));
        });
    }
}
