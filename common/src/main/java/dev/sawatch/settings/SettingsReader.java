package dev.sawatch.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.audit.Untrusted;
import dev.sawatch.detection.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Takes values out of a map of settings and notes every fault. */
final class SettingsReader {
    private final Map<String, String> values;
    private final List<String> faults;

    SettingsReader(Map<String, String> values, List<String> faults) {
        this.values = values;
        this.faults = faults;
    }

    int number(Setting.WholeNumber setting) {
        return value(setting)
                .map(text -> {
                    try {
                        int number = Integer.parseInt(text);
                        if (number >= setting.least() && number <= setting.most()) {
                            return number;
                        }
                    } catch (NumberFormatException e) {
                        // Told below, with the range.
                    }
                    fault(setting, "\"" + text + "\" is no whole number from " + setting.form());
                    return setting.otherwise();
                })
                .orElse(setting.otherwise());
    }

    List<String> list(Setting.Names setting) {
        return value(setting)
                .map(text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** Empty where it is switched off. */
    Optional<Severity> severity(Setting.SeverityOf setting) {
        String text = value(setting).orElse(setting.standard());
        if (text.equalsIgnoreCase(Setting.SeverityOf.OFF)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Severity.valueOf(text.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            fault(setting, "\"" + text + "\" is none of " + setting.form());
            return Optional.of(setting.variation().severity());
        }
    }

    <T> T json(Setting.JsonArray<T> setting) {
        return value(setting)
                .map(text -> {
                    try {
                        return setting.parser().apply(new ObjectMapper().readTree(text));
                    } catch (JsonProcessingException e) {
                        fault(setting, "not JSON: " + e.getOriginalMessage());
                    } catch (IllegalArgumentException e) {
                        fault(setting, String.valueOf(e.getMessage()));
                    }
                    return setting.otherwise();
                })
                .orElse(setting.otherwise());
    }

    private Optional<String> value(Setting setting) {
        String value = values.get(setting.key());
        if (value == null) {
            return Optional.empty();
        }
        if (value.isBlank()) {
            fault(setting, "is empty");
            return Optional.empty();
        }
        return Optional.of(value.strip());
    }

    void fault(Setting setting, String fault) {
        faults.add(setting.key() + ": " + fault);
    }

    /** Notes the keys that are none. */
    void finish() {
        TreeSet<String> known = new TreeSet<>();
        DeclaredSettings.ALL.forEach(setting -> known.add(setting.key()));
        new TreeSet<>(values.keySet())
                .stream()
                        .filter(key -> !known.contains(key))
                        .forEach(key ->
                                faults.add(Untrusted.line(key) + ": unknown; known are " + String.join(", ", known)));
    }
}
