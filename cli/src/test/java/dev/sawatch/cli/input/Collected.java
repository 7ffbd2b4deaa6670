package dev.sawatch.cli.input;

import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.testkit.EventCollector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Everything that is found in a log. */
final class Collected extends EventCollector {
    static Collected read(String log) {
        return read(log.getBytes(StandardCharsets.UTF_8));
    }

    static Collected read(byte[] log) {
        Collected collected = new Collected();
        try {
            LogReader.read("audit.log", new ByteArrayInputStream(log), Forms.of(new Cluster("test")), collected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return collected;
    }

    List<String> details() {
        return rejections.stream().map(Rejection::detail).toList();
    }
}
