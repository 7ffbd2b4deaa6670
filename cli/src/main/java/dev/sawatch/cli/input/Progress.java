package dev.sawatch.cli.input;

import dev.sawatch.cli.report.Terminal;
import dev.sawatch.reading.log.LogFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How much of the logs is read, shown on standard error where that is a terminal. */
final class Progress implements AutoCloseable {
    private static final long MEGABYTE = 1_000_000;

    private final @Nullable ProgressBar bar;

    Progress(Terminal terminal, List<LogFile> files) {
        bar = terminal.errIsTerminal() ? bar(files) : null;
    }

    private static ProgressBar bar(List<LogFile> files) {
        boolean known = files.stream().allMatch(file -> file.size() >= 0);
        return new ProgressBarBuilder()
                .setTaskName("Reading")
                .setInitialMax(known ? files.stream().mapToLong(LogFile::size).sum() : -1)
                .setUnit(" MB", MEGABYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .clearDisplayOnFinish()
                .build();
    }

    /** A log's bytes, counted as they are read. */
    InputStream open(LogFile file) throws IOException {
        InputStream in = file.source().open();
        return bar == null ? in : new Counted(in, bar);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    private static final class Counted extends FilterInputStream {
        private final ProgressBar bar;

        Counted(InputStream in, ProgressBar bar) {
            super(in);
            this.bar = bar;
        }

        @Override
        public int read() throws IOException {
            int c = super.read();
            bar.stepBy(c < 0 ? 0 : 1);
            return c;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            bar.stepBy(Math.max(0, count));
            return count;
        }
    }
}
