package dev.sawatch.function;

import dev.sawatch.settings.Settings;
import dev.sawatch.settings.SettingsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a function was told by its environment: the names of its cloud's resources, and what the operator chose. */
public final class FunctionSettings {
    private final Map<String, String> environment;
    private final Settings settings;

    private FunctionSettings(Map<String, String> environment, Settings settings) {
        this.environment = environment;
        this.settings = settings;
    }

    /**
     * Reads all of the environment.
     *
     * @param environment all variables
     * @param required those that must be there
     * @throws SettingsException naming every fault of the required names and of the settings
     */
    public static FunctionSettings of(Map<String, String> environment, List<RequiredName> required) {
        Map<String, String> values = new TreeMap<>();
        environment.forEach((name, value) -> values.put(name, value.strip()));
        List<String> faults = new ArrayList<>();
        required.stream()
                .sorted(Comparator.comparing(RequiredName::name))
                .map(name -> name.fault(values.getOrDefault(name.name(), "")))
                .filter(fault -> !fault.isEmpty())
                .forEach(faults::add);
        Settings settings = settings(environment, required, faults);
        if (settings == null || !faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return new FunctionSettings(values, settings);
    }

    private static @Nullable Settings settings(
            Map<String, String> environment, List<RequiredName> required, List<String> faults) {
        try {
            return Settings.ofEnvironment(
                    environment, required.stream().map(RequiredName::name).collect(Collectors.toSet()));
        } catch (SettingsException e) {
            faults.addAll(e.faults());
            return null;
        }
    }

    /** What the operator chose. */
    public Settings settings() {
        return settings;
    }

    /** The value of a required name. */
    public String value(String name) {
        return Objects.requireNonNull(environment.get(name), name);
    }

    /** The value of any variable. */
    public String value(String name, String otherwise) {
        return environment.getOrDefault(name, otherwise);
    }
}
