package dev.sawatch.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The ids of the alerts in a file, so that none stands in it twice where a killed run is repeated. */
public final class AlertIds {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Those in a file; none where it is not there. */
    public static Set<String> in(Path file) throws IOException {
        Set<String> ids = new HashSet<>();
        if (Files.isRegularFile(file)) {
            // Every byte is a character of Latin-1, so no line is unreadable; ids are ASCII.
            try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                String line;
                while ((line = reader.readLine()) != null) {
                    addId(line, ids);
                }
            }
        }
        return ids;
    }

    private static void addId(String line, Set<String> ids) {
        try (JsonParser parser = FACTORY.createParser(line)) {
            parser.nextToken();
            String field;
            while ((field = parser.nextFieldName()) != null) {
                String text = parser.nextTextValue();
                if (field.equals("id") && text != null) {
                    ids.add(text);
                    return;
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            // A line of somebody else's holds no alert.
            return;
        }
    }

    private AlertIds() {}
}
