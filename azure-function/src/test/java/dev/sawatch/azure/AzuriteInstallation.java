package dev.sawatch.azure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Azurite, Microsoft's emulator of Storage, as npm installs it: once for each user, into the user's cache directory. It is
 * 365 MB and takes a minute.
 */
final class AzuriteInstallation {
    private static final String VERSION = "3.37.0";
    private static final Path MAIN = Path.of("node_modules", "azurite", "dist", "src", "azurite.js");
    private static final int PATIENCE_MINUTES = 8;

    /** Its main script; empty where there is no node or no npm. */
    static Optional<Path> main() {
        if (!runs("node") || !runs("npm")) {
            return Optional.empty();
        }
        Path folder = cache().resolve("azurite-" + VERSION);
        try {
            Files.createDirectories(folder);
            // Two builds at once must not install over each other.
            try (FileChannel file = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                if (lock.isValid() && !Files.exists(folder.resolve("installed"))) {
                    install(folder);
                    Files.createFile(folder.resolve("installed"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Azurite could not be installed", e);
        }
        return Optional.of(folder.resolve(MAIN));
    }

    private static Path cache() {
        @Nullable String given = System.getenv("XDG_CACHE_HOME");
        Path cache =
                given == null || given.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
        return cache.resolve("sawatch").toAbsolutePath();
    }

    private static void install(Path folder) throws IOException {
        System.out.println("installing Azurite " + VERSION + " into " + folder + ", once");
        Files.writeString(folder.resolve("package.json"), "{\"private\":true}");
        run(
                folder,
                List.of("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "azurite@" + VERSION),
                PATIENCE_MINUTES * 60);
    }

    private static boolean runs(String program) {
        try {
            run(Path.of("."), List.of(program, "--version"), 30);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void run(Path folder, List<String> command, int seconds) throws IOException {
        Path log = Files.createTempFile("sawatch-npm", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(command + " failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.delete(log);
        }
    }

    private AzuriteInstallation() {}
}
