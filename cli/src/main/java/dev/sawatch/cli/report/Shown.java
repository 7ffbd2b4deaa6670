package dev.sawatch.cli.report;

import dev.sawatch.audit.Untrusted;
import java.util.stream.Collectors;

/** Messages for the terminal, whatever names stand in them. */
public final class Shown {
    /** Shorter than what {@link Untrusted} cuts: a message is shown whole. */
    private static final int PART = 256;

    /** The same lines, with what could steer a terminal made visible. */
    public static String text(String message) {
        return message.lines().map(Shown::line).collect(Collectors.joining("\n"));
    }

    private static String line(String line) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < line.length(); i += PART) {
            shown.append(Untrusted.line(line.substring(i, Math.min(line.length(), i + PART))));
        }
        return shown.toString();
    }

    private Shown() {}
}
