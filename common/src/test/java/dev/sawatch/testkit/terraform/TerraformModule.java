package dev.sawatch.testkit.terraform;

import dev.sawatch.testkit.recording.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A module of {@code infra}, by its source: for providers that cannot plan here. Of its expressions those have a value that are
 * literals, templates, and references to variables with a default, locals, and arguments that a resource is given; all others
 * must be told.
 */
public final class TerraformModule {
    private static final Pattern TEMPLATE = Pattern.compile("\\$\\{([^{}]+)}");
    private static final Pattern REFERENCE = Pattern.compile("([a-z]+_\\w+)\\.(\\w+)(?:\\[\\w+])?\\.(\\w+)");

    private final Path folder;
    private final List<Block> blocks;

    private TerraformModule(Path folder) {
        this.folder = folder;
        this.blocks = files(folder)
                .filter(file -> file.toString().endsWith(".tf"))
                .flatMap(file -> new HclReader(read(file)).file().blocks().stream())
                .toList();
    }

    /** The module of a cloud. */
    public static TerraformModule of(String cloud) {
        return new TerraformModule(Recording.root().resolve("infra").resolve(cloud));
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    /** A file's text. */
    public String text(String file) {
        return read(folder.resolve(file));
    }

    /** All of a kind at the top. */
    public List<Block> all(String kind) {
        return blocks.stream().filter(block -> block.kind().equals(kind)).toList();
    }

    /** All resources of a type. */
    public List<Block> resources(String type) {
        return all("resource").stream()
                .filter(block -> block.labels().get(0).equals(type))
                .toList();
    }

    /** One resource. */
    public Block resource(String type, String name) {
        return block("resource", type, name);
    }

    /** The source of a local. */
    public String local(String name) {
        return all("locals").stream()
                .filter(block -> block.arguments().containsKey(name))
                .map(block -> block.argument(name))
                .findAny()
                .orElseThrow(() -> new NoSuchElementException("no local " + name));
    }

    /** The entries of the object in an expression. */
    public static Map<String, String> object(String source) {
        return new HclReader(source).object();
    }

    /** The texts in quotes of an expression. */
    public static List<String> texts(String source) {
        return Pattern.compile("\"([^\"]*)\"")
                .matcher(source)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The values of the object in an expression. */
    public Map<String, String> values(String source, Map<String, String> told) {
        Map<String, String> values = new LinkedHashMap<>();
        object(source).forEach((name, value) -> values.put(name, value(value, told)));
        return values;
    }

    /**
     * The value of an expression.
     *
     * @param told values of expressions by their source, such as of what only the cloud knows
     */
    public String value(String source, Map<String, String> told) {
        String found = told.get(source);
        if (found != null) {
            return found;
        }
        if (source.startsWith("\"") && source.endsWith("\"")) {
            return TEMPLATE.matcher(source.substring(1, source.length() - 1))
                    .replaceAll(
                            part -> Matcher.quoteReplacement(value(part.group(1).strip(), told)));
        }
        if (source.startsWith("var.")) {
            return value(block("variable", source.substring("var.".length())).argument("default"), told);
        }
        if (source.startsWith("local.")) {
            return value(local(source.substring("local.".length())), told);
        }
        if (source.matches("[0-9]+|true|false")) {
            return source;
        }
        Matcher reference = REFERENCE.matcher(source);
        if (!reference.matches()) {
            throw new NoSuchElementException("not told, and no plain value: " + source);
        }
        return value(resource(reference.group(1), reference.group(2)).argument(reference.group(3)), told);
    }

    private Block block(String kind, String... labels) {
        return all(kind).stream()
                .filter(block -> block.labels().equals(List.of(labels)))
                .findAny()
                .orElseThrow(() -> new NoSuchElementException("no " + kind + " " + String.join(" ", labels)));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
