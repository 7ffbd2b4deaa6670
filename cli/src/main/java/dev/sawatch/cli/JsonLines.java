package dev.sawatch.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.alert.PublishException;
import dev.sawatch.audit.Rejection;
import dev.sawatch.pipeline.RejectSink;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of JSON objects, one a line; nothing where no file is wanted. */
final class JsonLines implements RejectSink, AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final @Nullable BufferedWriter writer;

    JsonLines(@Nullable Path file) throws IOException {
        writer = file == null ? null : Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    void line(String json) {
        if (writer == null) {
            return;
        }
        try {
            writer.append(json).append('\n');
        } catch (IOException e) {
            throw new PublishException("a line could not be written", e);
        }
    }

    @Override
    public void reject(List<Rejection> rejections) {
        for (Rejection rejection : rejections) {
            line(MAPPER.createObjectNode()
                    .put("reason", rejection.reason().label())
                    .put("detail", rejection.detail())
                    .put("excerpt", rejection.excerpt())
                    .toString());
        }
    }

    @Override
    public void close() {
        if (writer == null) {
            return;
        }
        try {
            writer.close();
        } catch (IOException e) {
            throw new PublishException("a file could not be written", e);
        }
    }
}
