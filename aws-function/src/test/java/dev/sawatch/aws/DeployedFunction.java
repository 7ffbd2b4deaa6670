package dev.sawatch.aws;

import dev.sawatch.settings.Settings;
import dev.sawatch.testkit.EksPayloads;
import dev.sawatch.testkit.FunctionParts;
import dev.sawatch.testkit.terraform.TerraformModule;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * The jar as it is deployed, to be started in a JVM of its own under Lambda's own runtime client, with DynamoDB Local and a
 * topic and a queue behind real sockets. Three weeks of a cluster are learned beforehand.
 */
final class DeployedFunction implements AutoCloseable {
    final FakeTopicAndQueue fake = new FakeTopicAndQueue();
    final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private RuntimeApi api = new RuntimeApi();
    private final String jar;
    private final Path log;
    private final DynamoDBProxyServer dynamoDb;
    private final URI dynamoDbEndpoint;
    private final String table;

    /**
     * @param jar the jar
     * @param log where what it prints is to go
     */
    DeployedFunction(String jar, Path log) throws Exception {
        this.jar = jar;
        this.log = log;
        int port = freePort();
        dynamoDb = ServerRunner.createServerFromCommandLineArgs(
                new String[] {"-inMemory", "-port", String.valueOf(port), "-disableTelemetry"});
        dynamoDb.start();
        dynamoDbEndpoint = URI.create("http://127.0.0.1:" + port);
        table = Tables.create(Clients.of(DynamoDbClient.builder(), dynamoDbEndpoint));
        learnThreeWeeks();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void learnThreeWeeks() throws IOException {
        AwsFunction teacher = Functions.of(new FunctionParts(
                LocalDynamoDb.store(Clients.of(DynamoDbClient.builder(), dynamoDbEndpoint), table),
                message -> {},
                rejections -> {},
                Settings.defaults(),
                () -> now));
        List<String> usual = new ArrayList<>();
        for (int day = 21; day > 0; day--) {
            Instant time = now.minus(day, ChronoUnit.DAYS);
            usual.add(event("usual-" + day, time, "payments/checkout", "get", "configmaps"));
            usual.add(event("other-" + day, time, "vault/vault", "list", "secrets"));
        }
        Functions.invoke(teacher, EksPayloads.logsEvent(EksPayloads.payload(usual)));
    }

    static String event(String id, Instant time, String account, String verb, String resource) {
        return EksPayloads.auditEvent(id, time.toString(), account, verb, resource);
    }

    /** The runtime API of the one started last. */
    RuntimeApi api() {
        return api;
    }

    /** Starts it, with JVM options and with changes to its environment. */
    Process start(List<String> options, Map<String, String> changes) throws IOException {
        // The one before might still be waiting for an event at the old one.
        api.close();
        api = new RuntimeApi();
        Map<String, String> environment = new HashMap<>(environment());
        environment.putAll(changes);
        return launch(jar, AwsFunction.class.getName(), options, environment, log);
    }

    /** Starts a jar's handler under Lambda's own runtime client, with this environment and nothing else. */
    static Process launch(String jar, String handler, List<String> options, Map<String, String> environment, Path log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                runtimeClient() + File.pathSeparator + jar,
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                handler));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /** What the infrastructure module sets, what Lambda adds, and where the stand-ins are. */
    private Map<String, String> environment() {
        TerraformModule module = TerraformModule.of("aws");
        Map<String, String> environment = new HashMap<>(module.values(
                module.local("environment"),
                InfrastructureTest.told(table, FakeTopicAndQueue.TOPIC_ARN, fake.queueUrl())));
        environment.putAll(Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", api.address()),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", "sawatch"),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"),
                Map.entry("LAMBDA_TASK_ROOT", "."),
                Map.entry("AWS_REGION", EksPayloads.REGION),
                Map.entry("AWS_ACCESS_KEY_ID", "test"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "test"),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB", dynamoDbEndpoint.toString()),
                Map.entry("AWS_ENDPOINT_URL_SNS", fake.endpoint().toString()),
                Map.entry("AWS_ENDPOINT_URL_SQS", fake.endpoint().toString())));
        return environment;
    }

    /** The runtime client's jars, which on Lambda belong to the runtime. */
    private static String runtimeClient() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.contains("aws-lambda-java-"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Ends it as Lambda does. */
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
        api.close();
        fake.close();
        try {
            dynamoDb.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not stop", e);
        }
    }
}
