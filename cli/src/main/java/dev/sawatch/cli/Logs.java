package dev.sawatch.cli;

import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.cli.input.Forms;
import dev.sawatch.cli.input.LogFile;
import dev.sawatch.cli.input.LogReader;
import dev.sawatch.cli.input.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The logs of a run.
 *
 * @param terminal where progress is shown
 * @param files the logs, in order
 * @param cluster cluster of those that do not name it
 */
record Logs(Terminal terminal, List<LogFile> files, Cluster cluster) {
    /** Reads all logs, one after the other, into a timeline that ends with a replay. */
    void read(Timeline timeline, Replay replay) throws IOException {
        Forms forms = Forms.of(cluster);
        try (Progress progress = new Progress(terminal, files)) {
            for (LogFile file : files) {
                try (InputStream in = progress.open(file)) {
                    LogReader.read(file.name(), in, forms, timeline, timeline::reading);
                }
            }
            timeline.settle();
            replay.flush();
        }
        if (!replay.readAnything()) {
            throw new UnreadableException(nothingReadable(replay));
        }
    }

    private String nothingReadable(Replay replay) {
        Rejection first = replay.firstRejection();
        String nothing =
                "nothing readable in " + (files.size() == 1 ? files.get(0).name() : files.size() + " files");
        if (first != null) {
            return nothing + "; " + first.detail();
        }
        return nothing + (replay.total().events() > 0 ? "; its lines are of another log" : "; it is empty");
    }
}
