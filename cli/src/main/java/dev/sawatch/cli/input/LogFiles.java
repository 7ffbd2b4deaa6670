package dev.sawatch.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds the logs that a command line names. */
public final class LogFiles {
    /** Stands for standard input. */
    public static final String STDIN = "-";

    private final InputStream stdin;
    private final List<Path> excluded;

    /**
     * @param stdin what {@value #STDIN} stands for
     * @param excluded files that a folder may hold and that are no logs, such as what this run writes
     */
    public LogFiles(InputStream stdin, List<Path> excluded) {
        this.stdin = stdin;
        this.excluded =
                excluded.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    }

    /**
     * The logs in the order given; those of a folder in order of their names, with its folders'.
     *
     * @throws UnreadableException where one does not exist or may not be read
     */
    public List<LogFile> find(List<String> names) {
        List<LogFile> found = new ArrayList<>();
        for (String name : names) {
            if (name.equals(STDIN)) {
                found.add(new LogFile("standard input", -1, () -> stdin));
            } else {
                found.addAll(find(name));
            }
        }
        return found;
    }

    private List<LogFile> find(String name) {
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                return folder(path);
            }
            return List.of(file(path));
        } catch (InvalidPathException e) {
            throw new UnreadableException(name + ": not a file name");
        }
    }

    private List<LogFile> folder(Path folder) {
        try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return paths.filter(path -> Files.isRegularFile(path) && !isHidden(folder.relativize(path)))
                    .filter(path -> !excluded.contains(path.toAbsolutePath().normalize()))
                    .sorted(Comparator.comparing(Path::toString))
                    .map(LogFiles::file)
                    .toList();
        } catch (UncheckedIOException | IOException e) {
            throw new UnreadableException(folder + ": this folder cannot be read");
        }
    }

    private static boolean isHidden(Path path) {
        for (Path part : path) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static LogFile file(Path path) {
        if (!Files.exists(path)) {
            throw new UnreadableException(path + ": no such file");
        } else if (!Files.isReadable(path)) {
            throw new UnreadableException(path + ": this file may not be read");
        }
        try {
            return new LogFile(path.toString(), Files.size(path), () -> Files.newInputStream(path));
        } catch (IOException e) {
            throw new UnreadableException(path + ": this file cannot be read");
        }
    }
}
