package dev.sawatch.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The lists that ship with the detector, as JSON files beside its classes. */
final class DetectionData {
    static JsonNode read(String file) {
        try (InputStream in = DetectionData.class.getResourceAsStream(file)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in, file));
        } catch (IOException e) {
            throw new UncheckedIOException("the detector's own " + file + " cannot be read", e);
        }
    }

    private DetectionData() {}
}
