package dev.sawatch.cli.report;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.AlertPublisher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Takes alerts as they are published: each one once into a file, and what the table shows of it into memory. */
public final class Alerts implements AlertPublisher {
    private final JsonLines file;
    private final Set<String> inFile;
    private final Consumer<AlertMessage> page;
    private final Set<String> ids = new HashSet<>();
    private final List<AlertRow> rows = new ArrayList<>();

    public Alerts(JsonLines file, Set<String> inFile) {
        this(file, inFile, message -> {});
    }

    /**
     * @param inFile ids of the alerts that the file holds already
     * @param page is handed each alert once, too
     */
    public Alerts(JsonLines file, Set<String> inFile, Consumer<AlertMessage> page) {
        this.file = file;
        this.inFile = Set.copyOf(inFile);
        this.page = page;
    }

    @Override
    public void publish(AlertMessage message) {
        if (ids.contains(message.id())) {
            return;
        }
        if (!inFile.contains(message.id())) {
            file.line(message.event());
        }
        ids.add(message.id());
        rows.add(AlertRow.of(message));
        page.accept(message);
    }

    public List<AlertRow> rows() {
        return rows;
    }
}
