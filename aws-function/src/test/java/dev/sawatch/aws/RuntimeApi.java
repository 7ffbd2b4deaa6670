package dev.sawatch.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Lambda's Runtime API (AWS Lambda developer guide, "Using the Lambda runtime API"), as far as its Java client uses it. */
final class RuntimeApi implements AutoCloseable {
    private static final String VERSION = "/2018-06-01/runtime/";
    private static final int PATIENCE_SECONDS = 60;

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;

    /**
     * What became of an invocation, or of the start.
     *
     * @param path what the client called: {@code response} or {@code error} with what before it
     * @param body what it said
     */
    record Outcome(String path, String body) {
        boolean isError() {
            return path.endsWith("error");
        }
    }

    RuntimeApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError("no socket", e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "runtime api");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext(VERSION, this::answer);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Invokes the function and waits for what becomes of it. */
    Outcome invoke(String event) throws InterruptedException {
        events.add(event);
        return outcome();
    }

    /** What becomes of the function without an invocation: that it cannot start, or that it restores. */
    Outcome outcome() throws InterruptedException {
        Outcome outcome = outcomes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (outcome == null) {
            throw new AssertionError("the runtime client did not answer");
        }
        return outcome;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(VERSION.length());
        byte[] body = exchange.getRequestBody().readAllBytes();
        // Without it the native client crashes.
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (path.equals("invocation/next")) {
            next(exchange);
        } else {
            outcomes.add(new Outcome(path, new String(body, StandardCharsets.UTF_8)));
            boolean restore = path.equals("restore/next");
            exchange.sendResponseHeaders(restore ? 200 : 202, -1);
            exchange.close();
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        @Nullable String event = null;
        try {
            event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (event == null) {
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "request-" + requests.incrementAndGet());
        exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", "4102444800000");
        exchange.getResponseHeaders()
                .set(
                        "Lambda-Runtime-Invoked-Function-Arn",
                        "arn:aws:lambda:eu-central-1:111122223333:function:sawatch:live");
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
