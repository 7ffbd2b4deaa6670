package dev.sawatch.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Deque's checks of accessibility, as npm installs them: once for each user, 3 MB, into the user's cache directory. */
final class Axe {
    private static final String VERSION = "4.14.1";
    private static final Path SCRIPT = Path.of("node_modules", "axe-core", "axe.min.js");
    private static final int PATIENCE_SECONDS = 120;

    /** Its script; whoever asks for it is skipped where there is no npm. */
    static String script() throws IOException {
        Path folder = cache().resolve("axe-core-" + VERSION);
        Files.createDirectories(folder);
        // Two builds at once must not install over each other.
        try (FileChannel file =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            boolean there = lock.isValid() && (Files.exists(folder.resolve(SCRIPT)) || install(folder));
            String skipped = "no axe-core: it needs npm on the PATH and a registry (such as: apt install npm)";
            if (!there) {
                System.out.println("[skipped] " + skipped);
            }
            assumeTrue(there, skipped);
        }
        return Files.readString(folder.resolve(SCRIPT));
    }

    private static Path cache() {
        @Nullable String given = System.getenv("XDG_CACHE_HOME");
        Path cache =
                given == null || given.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
        return cache.resolve("sawatch").toAbsolutePath();
    }

    private static boolean install(Path folder) throws IOException {
        System.out.println("installing axe-core " + VERSION + " into " + folder + ", once");
        Files.writeString(folder.resolve("package.json"), "{\"private\":true}");
        try {
            Process process = new ProcessBuilder(List.of(
                            "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "axe-core@" + VERSION))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Axe() {}
}
