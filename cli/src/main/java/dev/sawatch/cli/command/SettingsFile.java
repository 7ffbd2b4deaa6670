package dev.sawatch.cli.command;

import dev.sawatch.settings.Settings;
import dev.sawatch.settings.SettingsException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The file of the option {@code --settings}. */
final class SettingsFile {
    /** The settings, read and validated; the defaults where there is no file. A fault in them is one of usage. */
    static Settings read(@Nullable Path file, CommandSpec spec) {
        if (file == null) {
            return Settings.defaults();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw wrong(spec, file + " cannot be read as a properties file");
        }
        Map<String, String> values = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        try {
            return Settings.of(values);
        } catch (SettingsException e) {
            throw wrong(spec, file + ": " + e.getMessage());
        }
    }

    private static ParameterException wrong(CommandSpec spec, String fault) {
        return new ParameterException(spec.commandLine(), "--settings: " + fault);
    }

    private SettingsFile() {}
}
