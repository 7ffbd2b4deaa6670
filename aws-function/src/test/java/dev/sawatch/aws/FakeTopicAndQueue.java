package dev.sawatch.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sawatch.audit.Rejection;
import dev.sawatch.testkit.AlertJson;
import dev.sawatch.testkit.ReceivedAlert;
import dev.sawatch.testkit.ReceivedRejection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A topic and a queue behind a real socket, in the protocols of SNS (query) and SQS (JSON), for one knob: every n-th
 * request fails.
 */
final class FakeTopicAndQueue implements AutoCloseable {
    static final String TOPIC_ARN = "arn:aws:sns:eu-central-1:111122223333:sawatch-alerts";

    private final List<Map<String, String>> published = new CopyOnWriteArrayList<>();
    private final List<String> queued = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final int failEvery;
    private final HttpServer server;

    FakeTopicAndQueue() {
        this(Integer.MAX_VALUE);
    }

    /** @param failEvery which request to the topic is answered by 400, again and again */
    FakeTopicAndQueue(int failEvery) {
        this.failEvery = failEvery;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError("no socket", e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fake topic and queue");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    String queueUrl() {
        return endpoint() + "/111122223333/sawatch-rejects";
    }

    /** What a subscriber got: by raw delivery the text {@code default}, with the attributes. */
    List<ReceivedAlert> alerts() {
        return published.stream()
                .map(form -> new ReceivedAlert(message(form).path("default").asText(), attributes(form)))
                .toList();
    }

    /** The forms of all requests to publish. */
    List<Map<String, String>> published() {
        return published;
    }

    static JsonNode message(Map<String, String> form) {
        return AlertJson.json(form.getOrDefault("Message", ""));
    }

    List<Rejection> rejections() {
        return queued.stream().map(ReceivedRejection::of).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        @Nullable String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target == null) {
            answerPublish(exchange, form(body));
        } else {
            answerSend(exchange, AlertJson.json(body));
        }
    }

    private void answerPublish(HttpExchange exchange, Map<String, String> form) throws IOException {
        if (requests.incrementAndGet() % failEvery == 0) {
            send(exchange, 400, "text/xml", """
                    <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type>\
                    <Code>KMSAccessDenied</Code><Message>made up</Message></Error></ErrorResponse>""");
        } else if (!TOPIC_ARN.equals(form.get("TopicArn"))) {
            send(exchange, 404, "text/xml", """
                    <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type>\
                    <Code>NotFound</Code><Message>no such topic</Message></Error></ErrorResponse>""");
        } else {
            published.add(form);
            send(exchange, 200, "text/xml", """
                    <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>\
                    <MessageId>1</MessageId></PublishResult></PublishResponse>""");
        }
    }

    private void answerSend(HttpExchange exchange, JsonNode request) throws IOException {
        if (!request.path("QueueUrl").asText().equals(queueUrl())) {
            send(exchange, 400, "application/x-amz-json-1.0", "{\"__type\":\"QueueDoesNotExist\"}");
            return;
        }
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        var successful = response.putArray("Successful");
        var failed = response.putArray("Failed");
        for (JsonNode entry : request.path("Entries")) {
            String message = entry.path("MessageBody").asText();
            if (message.contains("made to fail")) {
                failed.addObject()
                        .put("Id", entry.path("Id").asText())
                        .put("Code", "InternalError")
                        .put("SenderFault", false);
                continue;
            }
            queued.add(message);
            successful
                    .addObject()
                    .put("Id", entry.path("Id").asText())
                    .put("MessageId", "1")
                    .put("MD5OfMessageBody", md5(message));
        }
        send(exchange, 200, "application/x-amz-json-1.0", response.toString());
    }

    private static Map<String, String> attributes(Map<String, String> form) {
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 1; form.containsKey("MessageAttributes.entry." + i + ".Name"); i++) {
            String entry = "MessageAttributes.entry." + i;
            attributes.put(form.getOrDefault(entry + ".Name", ""), form.getOrDefault(entry + ".Value.StringValue", ""));
        }
        return attributes;
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            form.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
        return form;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has MD5", e);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
