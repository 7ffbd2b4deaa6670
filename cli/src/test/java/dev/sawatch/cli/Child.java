package dev.sawatch.cli;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs the command line in a process of its own. */
final class Child {
    /** @param shell commands of a shell before it starts, such as {@code ulimit} */
    static Process start(String shell, File out, Object... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                shell + "exec \"$@\"",
                "sh",
                ProcessHandle.current().info().command().orElseThrow(),
                // Its file of counters would be larger than what some tests allow.
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        Arrays.stream(args).map(Object::toString).forEach(command::add);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out)
                .start();
    }

    private Child() {}
}
