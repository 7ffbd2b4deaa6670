package dev.sawatch.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.sawatch.testkit.AlertJson;
import dev.sawatch.testkit.ReceivedAlert;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A custom topic of Event Grid with the schema CloudEvents 1.0, behind a real socket: refuses what the service refuses
 * (Event Grid, "Publish events to Event Grid custom topics"), and what it is told to refuse.
 */
final class FakeEventGrid implements AutoCloseable {
    /** The one token that is taken, but for those of an identity endpoint. */
    static final String TOKEN = "made-up-token";

    private static final String PATH = "/api/events";
    private static final int MAX_BYTES = 1024 * 1024;
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]+");

    /** Answers to the next requests, each once. */
    final Queue<Refused> refusals = new ConcurrentLinkedQueue<>();

    /** What was answered, in order. */
    final List<Integer> answers = new CopyOnWriteArrayList<>();

    private final List<ObjectNode> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final int failEvery;
    private final LocalServer server = new LocalServer(this::handle);

    /**
     * An answer that refuses.
     *
     * @param retryAfter in seconds; empty for none
     */
    record Refused(int status, String retryAfter) {}

    FakeEventGrid() {
        this(Integer.MAX_VALUE);
    }

    /** @param failEvery which request is refused, again and again */
    FakeEventGrid(int failEvery) {
        this.failEvery = failEvery;
    }

    String endpoint() {
        return server.url() + PATH;
    }

    /** What a subscriber got; the attributes that were added to the event are apart from it. */
    List<ReceivedAlert> alerts() {
        return events.stream().map(FakeEventGrid::received).toList();
    }

    private static ReceivedAlert received(ObjectNode event) {
        ObjectNode plain = event.deepCopy();
        Map<String, String> attributes = new HashMap<>();
        for (String name :
                List.of("page", "severity", "confidence", "variation", "cluster", "namespace", "serviceaccount")) {
            JsonNode value = event.path(name);
            if (value.isTextual()) {
                attributes.put(name.equals("serviceaccount") ? "service_account" : name, value.asText());
            }
            if (!name.equals("page")) {
                plain.remove(name);
            }
        }
        return new ReceivedAlert(plain.toString(), attributes);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        @Nullable
        Refused refused = requests.incrementAndGet() % failEvery == 0 ? new Refused(400, "") : refusals.poll();
        if (refused != null) {
            Map<String, String> headers =
                    refused.retryAfter().isEmpty() ? Map.of() : Map.of("Retry-After", refused.retryAfter());
            answer(exchange, refused.status(), headers);
            return;
        }
        int status = status(exchange, body);
        if (status == 200) {
            AlertJson.json(new String(body, StandardCharsets.UTF_8)).forEach(event -> events.add((ObjectNode) event));
        }
        answer(exchange, status, Map.of());
    }

    private static int status(HttpExchange exchange, byte[] body) {
        Headers headers = exchange.getRequestHeaders();
        @Nullable String token = headers.getFirst("Authorization");
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (!exchange.getRequestURI().getPath().equals(PATH) || !query.equals("api-version=2018-01-01")) {
            return 404;
        } else if (token == null || !(token.equals("Bearer " + TOKEN) || IdentityEndpoint.issued(token))) {
            return 401;
        } else if (body.length > MAX_BYTES) {
            return 413;
        }
        boolean batch =
                String.valueOf(headers.getFirst("Content-Type")).startsWith("application/cloudevents-batch+json");
        return batch && isBatch(AlertJson.json(new String(body, StandardCharsets.UTF_8))) ? 200 : 400;
    }

    private static boolean isBatch(JsonNode batch) {
        List<JsonNode> all = new ArrayList<>();
        batch.forEach(all::add);
        return batch.isArray() && !all.isEmpty() && all.stream().allMatch(FakeEventGrid::isCloudEvent);
    }

    private static boolean isCloudEvent(JsonNode event) {
        boolean complete = List.of("id", "source", "type", "specversion").stream()
                .allMatch(name -> !event.path(name).asText().isEmpty());
        List<String> names = new ArrayList<>();
        event.fieldNames().forEachRemaining(names::add);
        return complete
                && names.stream().allMatch(name -> EXTENSION.matcher(name).matches())
                && isRfc3339(event.path("time").asText());
    }

    /** Which a time without seconds is not. */
    private static boolean isRfc3339(String time) {
        try {
            return OffsetDateTime.parse(
                            time,
                            new DateTimeFormatterBuilder()
                                    .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
                                    .optionalStart()
                                    .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 1, 9, true)
                                    .optionalEnd()
                                    .appendOffsetId()
                                    .toFormatter())
                    .isAfter(OffsetDateTime.MIN);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void answer(HttpExchange exchange, int status, Map<String, String> headers) throws IOException {
        answers.add(status);
        String body = status == 200 ? "" : "{\"error\":{\"code\":\"" + status + "\",\"message\":\"\",\"details\":[]}}";
        LocalServer.answer(exchange, status, headers, body);
    }

    @Override
    public void close() {
        server.close();
    }
}
