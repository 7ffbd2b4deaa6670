package dev.sawatch.gcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The emulators of an installed gcloud SDK, each started once on loopback by the first test that needs it, and ended with
 * the JVM. Where there are none, such a test is skipped and says how to get them.
 */
final class GcloudEmulator {
    static final GcloudEmulator FIRESTORE = new GcloudEmulator(
            "cloud-firestore-emulator",
            folder -> List.of(
                    "-Duser.language=en",
                    "-cp",
                    folder.resolve("cloud-firestore-emulator.jar").toString(),
                    "com.google.cloud.datastore.emulator.firestore.CloudFirestore",
                    "start"));

    static final GcloudEmulator PUBSUB = new GcloudEmulator(
            "pubsub-emulator",
            folder -> List.of(
                    "-jar",
                    jar(folder.resolve("lib"), "cloud-pubsub-emulator-*-all.jar")
                            .toString()));

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String component;
    /** Of the emulator's Java command what comes before its address, given the folder that it lies in. */
    private final Function<Path, List<String>> arguments;

    private @Nullable String address;

    private GcloudEmulator(String component, Function<Path, List<String>> arguments) {
        this.component = component;
        this.arguments = arguments;
    }

    private static Path jar(Path folder, String glob) {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, glob)) {
            return jars.iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code HOST:PORT} of the emulator; skips the test where there is none. */
    synchronized String address() {
        if (address == null) {
            Path folder =
                    Sdk.PLATFORM.map(platform -> platform.resolve(component)).orElse(Path.of("absent"));
            assumeTrue(
                    Files.isDirectory(folder),
                    "there is no " + component + " of a gcloud SDK here: `gcloud components install " + component
                            + "`, or let SAWATCH_GCLOUD_SDK name the SDK's folder");
            address = start(folder);
        }
        return address;
    }

    private String start(Path folder) {
        try {
            int port = freePort();
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
            command.addAll(arguments.apply(folder));
            command.addAll(List.of("--host=127.0.0.1", "--port=" + port));
            File log = Files.createTempFile(component, ".log").toFile();
            log.deleteOnExit();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            awaitPort(process, port, log);
            return "127.0.0.1:" + port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitPort(Process process, int port, File log) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (ConnectException e) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
        }
        throw new IllegalStateException("the emulator did not start: " + Files.readString(log.toPath()));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The SDK, looked for once. */
    private static final class Sdk {
        static final Optional<Path> PLATFORM = root().map(root -> Path.of(root, "platform"));

        private static Optional<String> root() {
            String named = System.getenv("SAWATCH_GCLOUD_SDK");
            if (named != null) {
                return Optional.of(named);
            }
            try {
                Process gcloud = new ProcessBuilder("gcloud", "info", "--format=value(installation.sdk_root)")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return Optional.of(new String(gcloud.getInputStream().readAllBytes(), UTF_8).strip());
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }
}
