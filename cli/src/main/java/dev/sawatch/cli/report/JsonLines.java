package dev.sawatch.cli.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.alert.DeliveryException;
import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.pipeline.RejectSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file of JSON objects, one a line; nothing where no file is wanted. What is written here has reached the operating
 * system, so that it outlives this process, however that ends.
 */
public final class JsonLines implements RejectSink, AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final @Nullable Path file;
    private final @Nullable FileChannel channel;

    private JsonLines(@Nullable Path file, @Nullable FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    public static JsonLines nowhere() {
        return new JsonLines(null, null);
    }

    /** Begins the file anew. */
    public static JsonLines write(Path file) throws IOException {
        return new JsonLines(
                file,
                FileChannel.open(
                        file,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING));
    }

    /**
     * Goes on behind what a file holds. A last line that a dying process left half-written is taken away.
     *
     * @throws IOException where it cannot be written, or ends with what is no JSON
     */
    public static JsonLines append(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return write(file);
        }
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        try {
            LastLine.complete(channel);
            channel.position(channel.size());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return new JsonLines(file, channel);
    }

    void line(String json) {
        if (channel == null) {
            return;
        }
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(json + "\n");
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    private DeliveryException unwritten(IOException e) {
        return new DeliveryException(Untrusted.line(String.valueOf(file)) + " cannot be written", e);
    }

    @Override
    public void reject(List<Rejection> rejections) {
        line(rejections.stream().map(JsonLines::json).collect(Collectors.joining("\n")));
    }

    private static String json(Rejection rejection) {
        return MAPPER.createObjectNode()
                .put("reason", rejection.reason().label())
                .put("detail", rejection.detail())
                .put("excerpt", rejection.excerpt())
                .toString();
    }

    @Override
    public void close() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw unwritten(e);
        }
    }
}
