package dev.sawatch.cli;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.AlertPublisher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes alerts as they are published: each one once into a file, and what the table shows of it into memory. */
final class Alerts implements AlertPublisher {
    private final JsonLines file;
    private final Set<String> ids = new HashSet<>();
    private final List<AlertRow> rows = new ArrayList<>();

    Alerts(JsonLines file) {
        this.file = file;
    }

    @Override
    public void publish(AlertMessage message) {
        if (ids.add(message.id())) {
            file.line(message.event());
            rows.add(AlertRow.of(message));
        }
    }

    List<AlertRow> rows() {
        return rows;
    }
}
