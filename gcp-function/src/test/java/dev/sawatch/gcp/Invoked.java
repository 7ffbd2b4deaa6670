package dev.sawatch.gcp;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import com.google.cloud.functions.invoker.runner.Invoker;
import dev.sawatch.testkit.FunctionParts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The Functions Framework's own invoker in this JVM, with a function on parts that a test chooses. */
final class Invoked implements AutoCloseable {
    private static final AtomicReference<@Nullable Invoked> NEXT = new AtomicReference<>();

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final AtomicInteger begun = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = GcloudEmulator.freePort();
    private final GcpWiring wiring;
    private final GcpFunction function;
    private final Invoker invoker;

    Invoked(FunctionParts parts) throws Exception {
        wiring = Functions.wiring(parts, log);
        function = new GcpFunction(wiring);
        invoker = new Invoker(port, Target.class.getName(), "http", Target.class.getClassLoader());
        synchronized (NEXT) {
            NEXT.set(this);
            invoker.startTestServer();
        }
    }

    /** What the invoker makes an instance of, as it does of {@link GcpFunction}. */
    public static final class Target implements HttpFunction {
        private final @Nullable Invoked invoked = NEXT.getAndSet(null);

        @Override
        public void service(HttpRequest request, HttpResponse response) {
            if (invoked != null) {
                invoked.begun.incrementAndGet();
                invoked.function.service(request, response);
            }
        }
    }

    String url() {
        return "http://127.0.0.1:" + port + "/";
    }

    /** Requests that the function has been called for. */
    int begun() {
        return begun.get();
    }

    /** The status by which a push is answered. */
    int push(String body) throws IOException, InterruptedException {
        return push(body, Map.of("Content-Type", "application/json"));
    }

    int push(String body, Map<String, String> headers) throws IOException, InterruptedException {
        return client.send(request(body, headers), BodyHandlers.discarding()).statusCode();
    }

    /** Pushes all in the same moment. */
    List<CompletableFuture<Integer>> pushAtOnce(List<String> bodies) {
        return bodies.stream()
                .map(body -> client.sendAsync(request(body, Map.of()), BodyHandlers.discarding())
                        .thenApply(answer -> answer.statusCode()))
                .toList();
    }

    private java.net.http.HttpRequest request(String body, Map<String, String> headers) {
        java.net.http.HttpRequest.Builder request =
                java.net.http.HttpRequest.newBuilder(URI.create(url())).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request.build();
    }

    /** What it has logged, what it had still to say included. */
    String log() {
        wiring.summaries().flush();
        return log.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
        try {
            invoker.stopServer();
        } catch (Exception e) {
            throw new IllegalStateException("the invoker does not stop", e);
        }
    }
}
