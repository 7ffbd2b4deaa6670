package dev.sawatch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The DevTools protocol with one page of a browser: commands and answers by number, and events in between. */
final class DevTools implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 60;

    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
    private int sent;

    DevTools(URI page) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Listener())
                .join();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", node());
        }
    }

    /** Opens a page and waits until it is loaded. */
    void navigate(URI address) {
        loaded = new CompletableFuture<>();
        faults.clear();
        send("Page.navigate", node().put("url", address.toString()));
        loaded.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    List<String> faults() {
        return faults;
    }

    /** Sends a command and waits for its answer. */
    JsonNode send(String method, ObjectNode parameters) {
        int id = ++sent;
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        ObjectNode message = node().put("id", id).put("method", method);
        message.set("params", parameters);
        socket.sendText(message.toString(), true).join();
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private static ObjectNode node() {
        return MAPPER.createObjectNode();
    }

    private void received(String text) throws IOException {
        JsonNode message = MAPPER.readTree(text);
        CompletableFuture<JsonNode> answer = answers.remove(message.path("id").asInt());
        if (answer != null) {
            answer.complete(message.has("error") ? message : message.path("result"));
        }
        switch (message.path("method").asText()) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded" -> faults.add(text);
            case "Network.requestWillBeSent" ->
                request(message.at("/params/request/url").asText());
            default -> {}
        }
    }

    private void request(String url) {
        if (!url.startsWith("file:")) {
            faults.add("asked for " + url);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                String text = parts.toString();
                parts.setLength(0);
                try {
                    received(text);
                } catch (IOException e) {
                    faults.add(e.toString());
                }
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
