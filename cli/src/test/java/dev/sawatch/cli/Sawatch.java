package dev.sawatch.cli;

import dev.sawatch.cli.report.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Runs the command line in this process. */
final class Sawatch {
    private final Map<String, String> environment = new HashMap<>();
    private byte[] input = {};
    private boolean terminal;

    /** What a run gave. */
    record Run(int code, String out, String err) {}

    Sawatch input(String text) {
        input = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    Sawatch environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Sawatch onTerminal() {
        terminal = true;
        return this;
    }

    Run run(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i].toString();
        }
        int code = Main.run(
                new Terminal(
                        new ByteArrayInputStream(input),
                        stream(out),
                        stream(err),
                        terminal,
                        false,
                        Map.copyOf(environment)),
                texts);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
