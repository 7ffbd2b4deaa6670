package dev.sawatch.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.microsoft.azure.functions.ExecutionContext;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The folder of the app in a {@link FunctionHost} of its own: reads its function.json as Azure's host does, and calls the
 * entry points that they name with what they bind.
 */
final class HostedApp implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 60;

    private final Path folder;
    private final Path log;
    private final Process process;
    private final DataOutputStream calls;
    private final AtomicInteger number = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Outcome>> waiting = new ConcurrentHashMap<>();

    /**
     * What became of a call.
     *
     * @param failure the exception; empty where there was none
     * @param log what the function logged
     */
    record Outcome(String failure, List<String> log) {}

    /**
     * Starts it.
     *
     * @param folder of the app, as it is deployed
     * @param options of the JVM
     * @param environment of the app
     * @param log where what it prints is to go
     */
    HostedApp(Path folder, List<String> options, Map<String, String> environment, Path log) throws IOException {
        this.folder = folder;
        this.log = log;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-Djavax.net.ssl.trustStore=" + LocalCertificate.file(),
                "-Djavax.net.ssl.trustStorePassword=" + LocalCertificate.PASSWORD,
                "-cp",
                place(FunctionHost.class) + File.pathSeparator + place(ExecutionContext.class),
                FunctionHost.class.getName(),
                folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("SAWATCH_"));
        builder.environment().putAll(environment);
        process = builder.redirectError(log.toFile()).start();
        calls = new DataOutputStream(process.getOutputStream());
        Thread.ofPlatform().daemon().start(this::readAnswers);
    }

    /** The jar or folder that a class is from. */
    private static String place(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }

    JsonNode functionJson(String function) throws IOException {
        return JSON.readTree(folder.resolve(function).resolve("function.json").toFile());
    }

    /** Calls the function on bodies that a partition of the event hub holds. */
    Outcome audit(int partition, List<byte[]> bodies) throws Exception {
        JsonNode description = functionJson("audit");
        JsonNode binding = description.path("bindings").path(0);
        assertThat(binding.path("cardinality").asText()).isEqualTo("MANY");
        assertThat(binding.path("dataType").asText()).isEqualTo("binary");
        Map<String, List<byte[]>> data = new LinkedHashMap<>(metadata(partition, bodies.size()));
        data.put(binding.path("name").asText(), bodies);
        return call(description, data);
    }

    /** Calls it again and again until it succeeds, as function.json says; without the pause that it says. */
    int triesUntilTaken(int partition, List<byte[]> bodies, Runnable afterEachFailure) throws Exception {
        JsonNode retry = functionJson("audit").path("retry");
        assertThat(retry.path("strategy").asText()).isEqualTo("fixedDelay");
        assertThat(retry.path("maxRetryCount").asInt()).isEqualTo(-1);
        int tries = 1;
        while (!audit(partition, bodies).failure().isEmpty()) {
            afterEachFailure.run();
            tries++;
        }
        return tries;
    }

    /** Calls a function that is bound to one thing. */
    Outcome call(String function) throws Exception {
        JsonNode description = functionJson(function);
        String name = description.path("bindings").path(0).path("name").asText();
        return call(description, Map.of(name, List.of("{\"IsPastDue\":false}".getBytes(StandardCharsets.UTF_8))));
    }

    /** What the host tells of the events of a batch, an array for all of them. */
    private static Map<String, List<byte[]>> metadata(int partition, int count) {
        Map<String, ArrayNode> arrays = new LinkedHashMap<>();
        for (String name : List.of(
                "PropertiesArray",
                "SystemPropertiesArray",
                "PartitionKeyArray",
                "OffsetArray",
                "SequenceNumberArray",
                "EnqueuedTimeUtcArray")) {
            arrays.put(name, JSON.createArrayNode());
        }
        for (int i = 0; i < count; i++) {
            for (Map.Entry<String, ArrayNode> array : arrays.entrySet()) {
                switch (array.getKey()) {
                    case "PropertiesArray" -> array.getValue().addObject();
                    case "SystemPropertiesArray" ->
                        array.getValue()
                                .addObject()
                                .put("x-opt-sequence-number", i)
                                .put("x-opt-offset", "" + i);
                    case "PartitionKeyArray" -> array.getValue().addNull();
                    case "SequenceNumberArray" -> array.getValue().add(i);
                    case "OffsetArray" -> array.getValue().add("" + i);
                    default -> array.getValue().add("2026-01-05T10:00:07.123Z");
                }
            }
        }
        Map<String, List<byte[]>> data = new LinkedHashMap<>();
        arrays.forEach((name, array) -> data.put(name, List.of(bytes(array))));
        JsonNode context = JSON.createObjectNode()
                .put("PartitionId", "" + partition)
                .put("ConsumerGroup", "sawatch")
                .put("EventHubName", "audit");
        data.put("PartitionContext", List.of(bytes(context)));
        return data;
    }

    private static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Outcome call(JsonNode description, Map<String, List<byte[]>> data) throws Exception {
        Path script = folder.resolve("audit")
                .resolve(description.path("scriptFile").asText())
                .normalize();
        assertThat(script).exists();
        int id = number.incrementAndGet();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream call = new DataOutputStream(bytes);
        call.writeInt(id);
        call.writeUTF(description.path("entryPoint").asText());
        call.writeInt(data.size());
        for (Map.Entry<String, List<byte[]>> named : data.entrySet()) {
            call.writeUTF(named.getKey());
            call.writeInt(named.getValue().size());
            for (byte[] value : named.getValue()) {
                call.writeInt(value.length);
                call.write(value);
            }
        }
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        waiting.put(id, outcome);
        synchronized (calls) {
            calls.writeInt(bytes.size());
            bytes.writeTo(calls);
            calls.flush();
        }
        return outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void readAnswers() {
        DataInputStream answers = new DataInputStream(process.getInputStream());
        try {
            while (true) {
                int id = answers.readInt();
                String failure = answers.readUTF();
                Outcome outcome = new Outcome(failure, answers.readUTF().lines().toList());
                CompletableFuture<Outcome> call = waiting.remove(id);
                if (call != null) {
                    call.complete(outcome);
                }
            }
        } catch (IOException e) {
            waiting.values().forEach(call -> call.completeExceptionally(e));
        }
    }

    /** What it has printed. */
    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        try {
            calls.close();
            process.destroy();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
