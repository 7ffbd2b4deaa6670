package dev.sawatch.aws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** LocalStack: the one given by {@value #VARIABLE}, else a container where Docker is, else tests are skipped. */
final class LocalStack {
    private static final String VARIABLE = "SAWATCH_LOCALSTACK_ENDPOINT";
    private static final int CONNECT_MILLIS = 2_000;

    private static @Nullable URI endpoint;

    /** Its endpoint. Skips the test where there is none, and says why. */
    static synchronized URI endpoint() {
        URI found = endpoint == null ? find() : endpoint;
        endpoint = found;
        return found;
    }

    private static URI find() {
        @Nullable String given = System.getenv(VARIABLE);
        if (given != null && !given.isBlank()) {
            return reached(URI.create(given));
        }
        boolean docker = DockerClientFactory.instance().isDockerAvailable();
        if (!docker) {
            System.out.println("[skipped] no LocalStack: no Docker, and " + VARIABLE + " is not set");
        }
        assumeTrue(docker, "no LocalStack: no Docker, and " + VARIABLE + " is not set");
        return start();
    }

    private static URI reached(URI given) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(given.getHost(), given.getPort()), CONNECT_MILLIS);
            return given;
        } catch (IOException e) {
            throw new AssertionError(VARIABLE + " is set, but " + given + " does not answer", e);
        }
    }

    /** Ends with this JVM. */
    @SuppressWarnings("resource") // For all test classes: Testcontainers removes it when the JVM ends.
    private static URI start() {
        LocalStackContainer container = new LocalStackContainer(DockerImageName.parse("localstack/localstack:4.14.0"))
                .withServices("dynamodb", "sns", "sqs")
                .withStartupTimeout(Duration.ofMinutes(3));
        container.start();
        return container.getEndpoint();
    }

    private LocalStack() {}
}
