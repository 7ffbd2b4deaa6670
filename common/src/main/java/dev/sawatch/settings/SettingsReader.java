package dev.sawatch.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.detection.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Takes values out of a map of settings and notes every fault. */
final class SettingsReader {
    private final Map<String, String> values;
    private final List<String> faults;
    private final TreeSet<String> known = new TreeSet<>();

    SettingsReader(Map<String, String> values, List<String> faults) {
        this.values = values;
        this.faults = faults;
    }

    int number(String key, int otherwise, int least, int most) {
        return value(key)
                .map(text -> {
                    try {
                        int number = Integer.parseInt(text);
                        if (number >= least && number <= most) {
                            return number;
                        }
                    } catch (NumberFormatException e) {
                        // Told below, with the range.
                    }
                    fault(key, "\"" + text + "\" is no whole number from " + least + " to " + most);
                    return otherwise;
                })
                .orElse(otherwise);
    }

    List<String> list(String key) {
        return value(key)
                .map(text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** Empty where it is switched off. */
    Optional<Severity> severity(String key, Severity otherwise) {
        String text = value(key).orElse(otherwise.name());
        if (text.equalsIgnoreCase("off")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Severity.valueOf(text.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            fault(key, "\"" + text + "\" is none of informational, low, medium, high, critical, off");
            return Optional.of(otherwise);
        }
    }

    <T> T json(String key, Function<JsonNode, T> parser, T otherwise) {
        return value(key)
                .map(text -> {
                    try {
                        return parser.apply(new ObjectMapper().readTree(text));
                    } catch (JsonProcessingException e) {
                        fault(key, "not JSON: " + e.getOriginalMessage());
                    } catch (IllegalArgumentException e) {
                        fault(key, String.valueOf(e.getMessage()));
                    }
                    return otherwise;
                })
                .orElse(otherwise);
    }

    private Optional<String> value(String key) {
        known.add(key);
        String value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value.isBlank()) {
            fault(key, "is empty");
            return Optional.empty();
        }
        return Optional.of(value.strip());
    }

    void fault(String key, String fault) {
        faults.add(key + ": " + fault);
    }

    /** Notes the keys that nobody asked for. */
    void finish() {
        new TreeSet<>(values.keySet())
                .stream()
                        .filter(key -> !known.contains(key))
                        .forEach(key ->
                                faults.add(Untrusted.line(key) + ": unknown; known are " + String.join(", ", known)));
    }
}
