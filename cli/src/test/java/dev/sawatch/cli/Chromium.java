package dev.sawatch.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    private final DevTools tools;

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
        tools = new DevTools(pageAddress());
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
        tools.navigate(file.toUri());
    }

    /** Makes the window so wide. */
    void width(int pixels) {
        tools.send(
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
        tools.send("Emulation.setEmulatedMedia", media);
    }

    /** The value of an expression; a promise's when it is kept. */
    JsonNode evaluate(String expression) {
        JsonNode answer = tools.send(
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
        tools.send(
                "Input.dispatchKeyEvent", down.deepCopy().put("type", "keyDown").put("text", text));
        tools.send("Input.dispatchKeyEvent", down.put("type", "keyUp"));
    }

    /** Errors and warnings of the console, and all that was asked of the network. */
    List<String> faults() {
        return tools.faults();
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
        JsonNode picture = tools.send("Page.captureScreenshot", parameters);
        Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
    }

    private static ObjectNode node() {
        return MAPPER.createObjectNode();
    }

    @Override
    public void close() throws IOException {
        tools.close();
        process.destroy();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        delete();
    }

    /** As far as it can be: processes of the browser may outlive it for a moment and still write. */
    private void delete() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (UncheckedIOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
