package dev.sawatch.reading.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
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
        this.excluded = List.copyOf(excluded);
    }

    /**
     * The logs in order of their first events; those without one that can be read last, as given or by name. What cannot
     * be read twice, such as standard input, keeps its place between those before and those after it.
     *
     * @throws UnreadableException where one does not exist or may not be read
     */
    public List<LogFile> find(List<String> names) {
        List<LogFile> ordered = new ArrayList<>();
        List<LogFile> files = new ArrayList<>();
        for (String name : names) {
            if (isReadOnce(name)) {
                ordered.addAll(inOrder(files));
                files.clear();
                ordered.add(name.equals(STDIN) ? new LogFile("standard input", -1, () -> stdin) : file(Path.of(name)));
            } else {
                files.addAll(find(name));
            }
        }
        ordered.addAll(inOrder(files));
        return ordered;
    }

    private static boolean isReadOnce(String name) {
        try {
            Path path = Path.of(name);
            boolean isFile = Files.isRegularFile(path) || Files.isDirectory(path) || !Files.exists(path);
            return name.equals(STDIN) || !isFile;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static List<LogFile> inOrder(List<LogFile> files) {
        if (files.size() < 2) {
            return files;
        }
        record Begun(LogFile file, Instant time) {}
        List<Begun> begun = new ArrayList<>();
        List<LogFile> others = new ArrayList<>();
        for (LogFile file : files) {
            FirstEvent.time(file).ifPresentOrElse(time -> begun.add(new Begun(file, time)), () -> others.add(file));
        }
        begun.sort(Comparator.comparing(Begun::time).thenComparing(b -> b.file().name()));
        return Stream.concat(begun.stream().map(Begun::file), others.stream()).toList();
    }

    private List<LogFile> find(String name) {
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                return folder(path);
            }
            return List.of(file(path));
        } catch (InvalidPathException e) {
            throw new UnreadableException(name, "not a file name");
        }
    }

    private List<LogFile> folder(Path folder) {
        try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return paths.filter(path -> Files.isRegularFile(path) && !isHidden(folder.relativize(path)))
                    .filter(path -> excluded.stream().noneMatch(other -> SameFile.is(path, other)))
                    .sorted(Comparator.comparing(Path::toString))
                    .map(LogFiles::file)
                    .toList();
        } catch (UncheckedIOException | IOException e) {
            throw new UnreadableException(folder.toString(), "this folder cannot be read");
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
            throw new UnreadableException(path.toString(), "no such file");
        } else if (!Files.isReadable(path)) {
            throw new UnreadableException(path.toString(), "this file may not be read");
        }
        try {
            return new LogFile(path.toString(), Files.size(path), () -> Files.newInputStream(path));
        } catch (IOException e) {
            throw new UnreadableException(path.toString(), "this file cannot be read");
        }
    }
}
