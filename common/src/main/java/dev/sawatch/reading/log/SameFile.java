package dev.sawatch.reading.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether two names mean one file, by whatever links and whether it is there already or not. */
public final class SameFile {
    /** More links than this in a row are a ring. */
    private static final int MAX_LINKS = 40;

    /** False for devices and pipes: they hold nothing that could be overwritten. */
    public static boolean is(Path a, Path b) {
        try {
            if (Files.exists(a) && Files.exists(b)) {
                return Files.isRegularFile(a) && Files.isSameFile(a, b);
            }
            return !Files.exists(a) && !Files.exists(b) && place(a).equals(place(b));
        } catch (IOException e) {
            return false;
        }
    }

    /** Where a file would begin to be. */
    private static Path place(Path path) throws IOException {
        Path place = path.toAbsolutePath();
        for (int links = 0; links < MAX_LINKS && Files.isSymbolicLink(place); links++) {
            place = place.resolveSibling(Files.readSymbolicLink(place));
        }
        Path folder = place.getParent();
        Path name = place.getFileName();
        return folder == null || name == null ? place : folder.toRealPath().resolve(name);
    }

    private SameFile() {}
}
