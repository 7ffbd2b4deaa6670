package dev.sawatch.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.settings.Settings;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A story, what it must raise, and the same as files: {@code scenarios/NAME/} holds {@code story.txt}, the source; {@code
 * events.jsonl}, its audit events in the order of their arrival; {@code expected.json}, its alerts; and where it has any
 * {@code settings.properties}.
 *
 * @param name its folder's name; those that begin with {@code quiet-} go on with the reason why they must stay so
 * @param folder its folder
 * @param story the story
 * @param values its settings, by key
 */
public record Scenario(String name, Path folder, Story story, Map<String, String> values) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter PRETTY =
            MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES));

    static Scenario read(Path folder) {
        String name = String.valueOf(folder.getFileName()).replace("/", "");
        Map<String, String> values = new TreeMap<>();
        Path file = folder.resolve("settings.properties");
        if (Files.exists(file)) {
            values.putAll(properties(text(file)));
        }
        return new Scenario(name, folder, new Story(name, text(folder.resolve("story.txt"))), values);
    }

    private static Map<String, String> properties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        return values;
    }

    /** Its settings. */
    public Settings settings() {
        return Settings.of(values);
    }

    /** Its events as they are to stand in {@code events.jsonl}. */
    public String eventsText() {
        StringBuilder text = new StringBuilder();
        story.deliveries()
                .forEach(delivery ->
                        delivery.events().forEach(event -> text.append(event).append('\n')));
        return text.toString();
    }

    /** Its alerts as they are to stand in {@code expected.json}. */
    public String expectedText() {
        return text(story.expected());
    }

    /** Alerts that were published, in the form of {@link #expectedText()}, to be compared with it. */
    public static String text(Iterable<AlertMessage> published) {
        Map<String, String> auditIdOfAlert = new HashMap<>();
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (AlertMessage message : published) {
            alerts.add(ExpectedAlert.of(AlertJson.event(message), auditIdOfAlert));
        }
        return text(alerts);
    }

    private static String text(List<ExpectedAlert> alerts) {
        try {
            return PRETTY.writeValueAsString(alerts) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("alerts that cannot be written", e);
        }
    }

    /** Content of one of its files; empty where there is none. */
    public String fileText(String fileName) {
        Path file = folder.resolve(fileName);
        return Files.exists(file) ? text(file) : "";
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
