package dev.sawatch.azure;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.azure.core.credential.AzureNamedKeyCredential;
import com.azure.core.http.HttpClient;
import com.azure.data.tables.TableClient;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.queue.QueueClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Azurite with tables and queues, by HTTPS as Azure: one for this JVM, started when it is first asked for. */
final class Azurite {
    static final String ACCOUNT = "devstoreaccount1";
    /** Azurite's own, the same everywhere. */
    static final String KEY =
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static final HttpClient HTTP =
            AzureWiring.http(java.net.http.HttpClient.newBuilder().sslContext(LocalCertificate.sslContext()));
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int PAUSE_MILLIS = 50;

    private static @Nullable Azurite shared;

    private final int tablePort = freePort();
    private final int queuePort = freePort();

    /** The one of this JVM; whoever asks for it is skipped where it cannot be had. */
    static synchronized Azurite shared() {
        Azurite found = shared == null ? start() : shared;
        shared = found;
        return found;
    }

    private static Azurite start() {
        Optional<Path> main = AzuriteInstallation.main();
        String skipped = "no Azurite: it needs node and npm on the PATH (such as: apt install nodejs npm)";
        if (main.isEmpty()) {
            System.out.println("[skipped] " + skipped);
        }
        assumeTrue(main.isPresent(), skipped);
        Azurite azurite = new Azurite();
        try {
            azurite.run(main.get());
        } catch (IOException e) {
            throw new UncheckedIOException("Azurite does not start", e);
        }
        return azurite;
    }

    private void run(Path main) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        "node",
                        main.toString(),
                        "--silent",
                        "--skipApiVersionCheck",
                        "--disableTelemetry",
                        "--inMemoryPersistence",
                        "--oauth",
                        "basic",
                        "--cert",
                        LocalCertificate.file().toString(),
                        "--pwd",
                        LocalCertificate.PASSWORD,
                        "--blobHost",
                        "127.0.0.1",
                        "--blobPort",
                        "0",
                        "--queueHost",
                        "127.0.0.1",
                        "--queuePort",
                        String.valueOf(queuePort),
                        "--tableHost",
                        "127.0.0.1",
                        "--tablePort",
                        String.valueOf(tablePort)))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "azurite.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        awaitPort(process, queuePort);
        awaitPort(process, tablePort);
    }

    private static void awaitPort(Process process, int port) throws IOException {
        for (int waited = 0; waited < PATIENCE_MILLIS && process.isAlive(); waited += PAUSE_MILLIS) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException e) {
                pause();
            }
        }
        throw new IOException("nothing listens; see target/azurite.log");
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client that trusts this machine. */
    static HttpClient http() {
        return HTTP;
    }

    String tableEndpoint() {
        return "https://127.0.0.1:" + tablePort + "/" + ACCOUNT;
    }

    int tablePort() {
        return tablePort;
    }

    String queueUrl(String queue) {
        return "https://127.0.0.1:" + queuePort + "/" + ACCOUNT + "/" + queue;
    }

    /** A client of a table that is there or not. */
    TableClient table(String name) {
        return table(name, HTTP);
    }

    TableClient table(String name, HttpClient http) {
        return AzureWiring.table(tableEndpoint(), name, http)
                .credential(new AzureNamedKeyCredential(ACCOUNT, KEY))
                .buildClient();
    }

    /** Makes an empty table. */
    String newTable() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        table(name).createTable();
        return name;
    }

    /** A client of a queue that is there or not. */
    QueueClient queue(String name) {
        return AzureWiring.queue(queueUrl(name), HTTP)
                .credential(new StorageSharedKeyCredential(ACCOUNT, KEY))
                .buildClient();
    }

    /** Makes an empty queue. */
    String newQueue() {
        String name = "q" + UUID.randomUUID();
        queue(name).create();
        return name;
    }
}
