package dev.sawatch.cli.input;

import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.cli.report.Terminal;
import dev.sawatch.reading.log.Forms;
import dev.sawatch.reading.log.LogFile;
import dev.sawatch.reading.log.LogReader;
import dev.sawatch.reading.log.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;

/**
 * The logs of a run.
 *
 * @param terminal where progress is shown
 * @param files the logs, in order
 * @param cluster cluster of those that do not name it
 */
public record Logs(Terminal terminal, List<LogFile> files, Cluster cluster) {
    /**
     * Reads all logs, one after the other, into a timeline that ends with a replay.
     *
     * @throws UnreadableException where a log cannot be read further, after all that was read before is processed; and
     *     where none holds anything that can be read
     */
    public void read(Timeline timeline, Replay replay) {
        Forms forms = Forms.of(cluster);
        Optional<UnreadableException> fault = Optional.empty();
        try (Progress progress = new Progress(terminal, files)) {
            for (int i = 0; i < files.size() && fault.isEmpty(); i++) {
                fault = read(files.get(i), progress, forms, timeline);
            }
            timeline.settle();
            replay.flush();
        }
        if (fault.isPresent()) {
            throw fault.get();
        } else if (!replay.readAnything()) {
            throw new UnreadableException(nothingReadable(replay));
        }
    }

    private static Optional<UnreadableException> read(LogFile file, Progress progress, Forms forms, Timeline timeline) {
        try (InputStream in = progress.open(file)) {
            LogReader.read(file.name(), in, forms, timeline, timeline::reading);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new UnreadableException(file.name(), "cannot be read further: " + reason(e)));
        }
    }

    /** File system exceptions say the name again. */
    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException fault ? fault.getReason() : e.getMessage();
        return Untrusted.line(reason == null ? e.getClass().getSimpleName().replaceAll("Exception$", "") : reason);
    }

    private String nothingReadable(Replay replay) {
        Rejection first = replay.firstRejection();
        String nothing = "nothing readable in "
                + (files.size() == 1 ? Untrusted.line(files.get(0).name()) : files.size() + " files");
        if (first != null) {
            return nothing + "; " + first.detail();
        }
        return nothing + (replay.total().events() > 0 ? "; its lines are of another log" : "; it is empty");
    }
}
