package dev.sawatch.gcp;

import com.google.cloud.functions.invoker.runner.Invoker;
import dev.sawatch.settings.Settings;
import dev.sawatch.testkit.EksPayloads;
import dev.sawatch.testkit.FunctionParts;
import dev.sawatch.testkit.GkeEntries;
import dev.sawatch.testkit.terraform.TerraformModule;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The jar as it is deployed, in a JVM of its own under the Functions Framework's invoker, with a database and topics of the
 * emulators. Three weeks of a cluster are learned beforehand.
 */
final class DeployedFunction implements AutoCloseable {
    final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    final String alerts = Topics.create();
    final String rejects = Topics.create();

    private final String database = "sawatch-" + UUID.randomUUID();
    private final HttpClient client = HttpClient.newHttpClient();
    private final String jar;
    private final Path log;
    private int port;

    /**
     * @param jar the jar
     * @param log where what it prints is to go
     */
    DeployedFunction(String jar, Path log) throws IOException {
        this.jar = jar;
        this.log = log;
        learnThreeWeeks();
    }

    private void learnThreeWeeks() throws IOException {
        var firestore = Databases.open(GcloudEmulator.FIRESTORE.address(), database);
        List<String> usual = new ArrayList<>();
        for (int day = 21; day > 0; day--) {
            Instant time = now.minus(day, ChronoUnit.DAYS);
            usual.add(event("usual-" + day, time, "payments/checkout", "get", "configmaps"));
            usual.add(event("other-" + day, time, "vault/vault", "list", "secrets"));
        }
        Functions.of(new FunctionParts(
                        new FirestoreStateStore(firestore),
                        message -> {},
                        rejections -> {},
                        Settings.defaults(),
                        () -> now))
                .deliver(new GkeWriter().delivery(usual));
        Databases.close(firestore);
    }

    static String event(String id, Instant time, String account, String verb, String resource) {
        return EksPayloads.auditEvent(id, time.toString(), account, verb, resource);
    }

    /** Starts it as the Java buildpack does, with JVM options and with changes to its environment. */
    Process start(List<String> options, Map<String, String> changes) throws IOException {
        return start(options, List.of("-cp", invoker()), List.of("--classpath", jar), changes);
    }

    /** Starts it with function and invoker on one class path: an archive can only hold what is on it. */
    Process startOnOneClassPath(List<String> options) throws IOException {
        return start(options, List.of("-cp", invoker() + File.pathSeparator + jar), List.of(), Map.of());
    }

    private Process start(
            List<String> options, List<String> classPath, List<String> arguments, Map<String, String> changes)
            throws IOException {
        port = GcloudEmulator.freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(classPath);
        command.addAll(List.of(Invoker.class.getName(), "--target", GcpFunction.class.getName()));
        command.addAll(List.of("--port", String.valueOf(port)));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment());
        builder.environment().putAll(changes);
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /** What the infrastructure module sets, and where the emulators are. */
    private Map<String, String> environment() {
        TerraformModule module = TerraformModule.of("gcp");
        Map<String, String> environment = new HashMap<>(module.values(
                module.local("environment"),
                InfrastructureTest.told(Databases.PROJECT, database, alerts, rejects.replaceFirst(".*/", ""))));
        environment.put("FIRESTORE_EMULATOR_HOST", GcloudEmulator.FIRESTORE.address());
        environment.put("PUBSUB_EMULATOR_HOST", GcloudEmulator.PUBSUB.address());
        return environment;
    }

    /** The invoker's jar, which in the cloud the buildpack brings. */
    private static String invoker() {
        try {
            return Path.of(Invoker.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the one started last is pushed to. */
    String url() {
        return "http://127.0.0.1:" + port + "/";
    }

    /** Pushes to the one started last, again and again until it listens; the status by which it answers. */
    int push(String body, Process process) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url()))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        while (process.isAlive()) {
            try {
                return client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
            } catch (IOException e) {
                process.waitFor(5, TimeUnit.MILLISECONDS);
            }
        }
        throw new IOException("the function has ended: " + log());
    }

    static String push(String... events) {
        return GkeEntries.push(String.join(
                "\n", List.of(events).stream().map(GkeEntries::entry).toList()));
    }

    /** Ends it as Cloud Run does. */
    static void stop(Process process) throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** What the last one started has printed. */
    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        client.close();
    }
}
