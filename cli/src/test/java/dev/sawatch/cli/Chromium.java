package dev.sawatch.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One page in a Chromium without a window, spoken to by the DevTools protocol: its keys are real ones. */
final class Chromium implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int PATIENCE_SECONDS = 60;
    private static final int PAUSE_MILLIS = 20;

    private final Path folder;
    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
    private int sent;

    private Chromium(Path program) throws IOException {
        folder = Files.createTempDirectory("sawatch-chromium");
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(pageAddress(), new Listener())
                .join();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", node());
        }
    }

    /** Starts one; whoever asks for it is skipped where it cannot be had. */
    static Chromium start() throws IOException {
        Optional<Path> program = program();
        String skipped = "no Chromium on the PATH (such as: apt install chromium)";
        if (program.isEmpty()) {
            System.out.println("[skipped] " + skipped);
        }
        assumeTrue(program.isPresent(), skipped);
        return new Chromium(program.get());
    }

    private static Optional<Path> program() {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The browser writes its port into a file; by HTTP it tells the address of its page. */
    private URI pageAddress() throws IOException {
        Path port = folder.resolve("DevToolsActivePort");
        for (int waited = 0; !Files.exists(port) || Files.size(port) == 0; waited += PAUSE_MILLIS) {
            if (waited > PATIENCE_SECONDS * 1_000 || !process.isAlive()) {
                throw new IOException("Chromium does not start: " + Files.readString(folder.resolve("log")));
            }
            pause();
        }
        URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(port).get(0) + "/json/list");
        String targets = HttpClient.newHttpClient()
                .sendAsync(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
                .join()
                .body();
        for (JsonNode target : MAPPER.readTree(targets)) {
            if (target.path("type").asText().equals("page")) {
                return URI.create(target.path("webSocketDebuggerUrl").asText());
            }
        }
        throw new IOException("Chromium has no page");
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Opens a file and waits until it is loaded. */
    void open(Path file) {
        loaded = new CompletableFuture<>();
        faults.clear();
        send("Page.navigate", node().put("url", file.toUri().toString()));
        loaded.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Makes the window so wide. */
    void width(int pixels) {
        send(
                "Emulation.setDeviceMetricsOverride",
                node().put("width", pixels)
                        .put("height", 900)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
    }

    /** Prefers {@code light} or {@code dark}. */
    void theme(String theme) {
        ObjectNode media = node();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", theme);
        send("Emulation.setEmulatedMedia", media);
    }

    /** The value of an expression; a promise's when it is kept. */
    JsonNode evaluate(String expression) {
        JsonNode answer = send(
                "Runtime.evaluate",
                node().put("expression", expression).put("awaitPromise", true).put("returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.at("/result/value");
    }

    /** Presses a key where the focus is. */
    void press(String key, String code, int number, String text) {
        ObjectNode down = node().put("key", key).put("code", code).put("windowsVirtualKeyCode", number);
        send("Input.dispatchKeyEvent", down.deepCopy().put("type", "keyDown").put("text", text));
        send("Input.dispatchKeyEvent", down.put("type", "keyUp"));
    }

    /** Errors and warnings of the console, and all that was asked of the network. */
    List<String> faults() {
        return faults;
    }

    /** Takes a picture of the page's first so many pixels. */
    void picture(Path file, int width, int height) throws IOException {
        ObjectNode parameters = node().put("captureBeyondViewport", true);
        parameters
                .putObject("clip")
                .put("x", 0)
                .put("y", 0)
                .put("width", width)
                .put("height", height)
                .put("scale", 1);
        JsonNode picture = send("Page.captureScreenshot", parameters);
        Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
    }

    private JsonNode send(String method, ObjectNode parameters) {
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
    public void close() throws IOException {
        socket.abort();
        process.destroy();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(files::add);
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
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
