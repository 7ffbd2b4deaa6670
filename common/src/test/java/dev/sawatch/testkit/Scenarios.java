package dev.sawatch.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All scenarios, from the classes of this module or from its test-jar. */
public final class Scenarios {
    /** By name. */
    public static List<Scenario> all() {
        return in(folder());
    }

    /** Those of names, all of which there must be. */
    static List<Scenario> named(List<String> names) {
        Map<String, Scenario> all = all().stream().collect(Collectors.toMap(Scenario::name, scenario -> scenario));
        return names.stream()
                .map(name -> Objects.requireNonNull(all.get(name), name))
                .toList();
    }

    static List<Scenario> in(Path folder) {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(path -> Files.exists(path.resolve("story.txt")))
                    .sorted()
                    .map(Scenario::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        URL url = Objects.requireNonNull(Scenarios.class.getResource("/scenarios"), "no scenarios");
        try {
            URI uri = url.toURI();
            if (uri.getScheme().equals("jar")) {
                open(uri);
            }
            return Path.of(uri);
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("scenarios cannot be read at " + url, e);
        }
    }

    /** The jar stays open: scenarios read their files when they are asked to. */
    private static void open(URI uri) throws IOException {
        try {
            FileSystems.getFileSystem(uri);
        } catch (FileSystemNotFoundException e) {
            FileSystems.newFileSystem(uri, Map.of());
        }
    }

    private Scenarios() {}
}
