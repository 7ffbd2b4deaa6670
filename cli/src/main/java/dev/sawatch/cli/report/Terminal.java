package dev.sawatch.cli.report;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import org.jline.nativ.CLibrary;

/**
 * The streams of a run and what is known of them.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param outIsTerminal whether people see standard output at once
 * @param errIsTerminal whether people see standard error at once
 * @param environment the environment's variables
 */
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Map<String, String> environment) {
    private static final int DEFAULT_WIDTH = 100;
    private static final int MIN_WIDTH = 60;
    private static final int OUT = 1;
    private static final int ERR = 2;

    /** The streams of this process. */
    public static Terminal system() {
        return new Terminal(
                System.in,
                utf8(java.io.FileDescriptor.out),
                utf8(java.io.FileDescriptor.err),
                isTerminal(OUT),
                isTerminal(ERR),
                System.getenv());
    }

    private static PrintStream utf8(java.io.FileDescriptor descriptor) {
        return new PrintStream(new java.io.FileOutputStream(descriptor), true, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static boolean isTerminal(int descriptor) {
        try {
            return CLibrary.isatty(descriptor) == 1;
        } catch (LinkageError e) {
            // No native library for this system: no terminal costs only colours and a progress bar.
            return false;
        }
    }

    /** Whether to colour the output: on a terminal, unless the user says no (no-color.org). */
    public boolean hasColours() {
        return outIsTerminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
    }

    /** Columns of a line of output. */
    public int width() {
        int columns = columns();
        return columns <= 0 ? DEFAULT_WIDTH : Math.max(MIN_WIDTH, columns);
    }

    private int columns() {
        try {
            return Integer.parseInt(environment.getOrDefault("COLUMNS", "").strip());
        } catch (NumberFormatException e) {
            return outIsTerminal ? windowColumns() : 0;
        }
    }

    private static int windowColumns() {
        try {
            CLibrary.WinSize size = new CLibrary.WinSize();
            return CLibrary.ioctl(OUT, CLibrary.TIOCGWINSZ, size) == 0 ? size.ws_col : 0;
        } catch (LinkageError e) {
            return 0;
        }
    }
}
