package dev.sawatch.benchmarks;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.AuditEventReader;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.EventSink;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Skip;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The labelled recording under {@code samples/recording}, read once per JVM. */
final class Recording {
    static final Cluster CLUSTER = new Cluster("recording");

    private static final Path FOLDER = root().resolve("samples/recording");

    /** The events of service accounts, in the order of the file. */
    static List<AuditEvent> events() {
        return Events.ALL;
    }

    /** The file, unpacked. */
    static byte[] bytes() {
        return Bytes.ALL;
    }

    /** The file, unpacked as it is read. */
    static InputStream open() throws IOException {
        return new GZIPInputStream(Files.newInputStream(FOLDER.resolve("events.jsonl.gz")));
    }

    static Labels labels() {
        return Labels.read(FOLDER.resolve("labels.json"));
    }

    /** The repository's root, from wherever in it the JVM was started. */
    static Path root() {
        Path path = Path.of("").toAbsolutePath();
        while (path != null && !Files.isDirectory(path.resolve("samples/recording"))) {
            path = path.getParent();
        }
        if (path == null) {
            throw new IllegalStateException("not started inside the repository");
        }
        return path;
    }

    /** Reads all that the bytes hold, one event after the other. */
    static void read(byte[] bytes, EventSink sink) {
        AuditEventReader reader = new AuditEventReader(CLUSTER);
        int at = 0;
        while (at < bytes.length) {
            if (bytes[at] == '\n') {
                at++;
                continue;
            }
            at = reader.readInPlace(bytes, at, bytes.length, sink);
            if (at < 0) {
                throw new IllegalStateException("the recording holds only good events");
            }
        }
    }

    /** The events of service accounts that the bytes hold, one object after the other. */
    static List<AuditEvent> parse(byte[] bytes) {
        List<AuditEvent> events = new ArrayList<>();
        read(bytes, new Collector(events));
        return List.copyOf(events);
    }

    private static final class Bytes {
        static final byte[] ALL = unpack();

        private static byte[] unpack() {
            try (InputStream in = open()) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Events {
        static final List<AuditEvent> ALL = parse(Bytes.unpack());
    }

    private record Collector(List<AuditEvent> events) implements EventSink {
        @Override
        public void event(AuditEvent event) {
            events.add(event);
        }

        @Override
        public void rejected(Rejection rejection) {
            throw new IllegalStateException("the recording holds only good events: " + rejection.detail());
        }

        @Override
        public void skipped(Skip reason) {
            // Of people and of the control plane.
        }
    }

    private Recording() {}
}
