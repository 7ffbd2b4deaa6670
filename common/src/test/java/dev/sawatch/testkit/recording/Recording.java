package dev.sawatch.testkit.recording;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Cluster;
import dev.sawatch.reading.AuditEventReader;
import dev.sawatch.reading.EventSink;
import dev.sawatch.testkit.Collected;
import dev.sawatch.testkit.Events;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The labelled recording under {@code samples/recording}, read once per JVM. */
public final class Recording {
    /** The cluster that its events are of where nothing else is said. */
    public static final Cluster CLUSTER = new Cluster("recording");

    private static final Path FOLDER = root().resolve("samples/recording");

    /** The events of service accounts, in the order of the file. */
    public static List<AuditEvent> events() {
        return Events.ALL;
    }

    /** The file, one audit event a line, packed. */
    public static Path file() {
        return FOLDER.resolve("events.jsonl.gz");
    }

    /** Its lines, one audit event each. */
    public static List<String> lines() {
        return new String(Bytes.ALL, StandardCharsets.UTF_8).lines().toList();
    }

    /** The file, unpacked. */
    public static byte[] bytes() {
        return Bytes.ALL;
    }

    /** The file, unpacked as it is read. */
    public static InputStream open() throws IOException {
        return new GZIPInputStream(Files.newInputStream(file()));
    }

    /** What is known of its calls. */
    public static Labels labels() {
        return Labels.read(FOLDER.resolve("labels.json"));
    }

    /** The repository's root, from wherever in it the JVM was started. */
    public static Path root() {
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
    public static void read(byte[] bytes, EventSink sink) {
        read(CLUSTER, bytes, sink);
    }

    private static void read(Cluster cluster, byte[] bytes, EventSink sink) {
        AuditEventReader reader = new AuditEventReader(cluster);
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
    public static List<AuditEvent> parse(byte[] bytes) {
        return parse(CLUSTER, bytes);
    }

    /** The same as events of a cluster. */
    public static List<AuditEvent> parse(Cluster cluster, byte[] bytes) {
        Collected found = new Collected();
        read(cluster, bytes, found);
        return List.copyOf(found.events);
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

    private Recording() {}
}
