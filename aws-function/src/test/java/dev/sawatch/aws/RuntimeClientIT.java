package dev.sawatch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.testkit.ReceivedAlert;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * The jar as it is deployed, in a JVM of its own under Lambda's own runtime client, with DynamoDB Local and a topic and a
 * queue behind real sockets.
 */
class RuntimeClientIT {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final String JAR = Objects.requireNonNull(System.getProperty("sawatch.jar"));

    private final RuntimeApi api = new RuntimeApi();
    private final FakeTopicAndQueue fake = new FakeTopicAndQueue();
    private final DynamoDBProxyServer dynamoDb;
    private final URI dynamoDbEndpoint;
    private final String table;

    private final Path log = Path.of("target", "runtime-client.log");

    RuntimeClientIT() throws Exception {
        int port = freePort();
        dynamoDb = ServerRunner.createServerFromCommandLineArgs(
                new String[] {"-inMemory", "-port", String.valueOf(port), "-disableTelemetry"});
        dynamoDb.start();
        dynamoDbEndpoint = URI.create("http://127.0.0.1:" + port);
        table = Tables.create(Clients.of(DynamoDbClient.builder(), dynamoDbEndpoint));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @BeforeEach
    void learnThreeWeeks() throws IOException {
        AwsFunction teacher = Functions.of(
                LocalDynamoDb.store(Clients.of(DynamoDbClient.builder(), dynamoDbEndpoint), table),
                message -> {},
                rejections -> {},
                dev.sawatch.settings.Settings.defaults(),
                () -> now);
        List<String> usual = new ArrayList<>();
        for (int day = 21; day > 0; day--) {
            usual.add(event("usual-" + day, now.minus(day, ChronoUnit.DAYS), "payments/checkout", "get", "configmaps"));
            usual.add(event("other-" + day, now.minus(day, ChronoUnit.DAYS), "vault/vault", "list", "secrets"));
        }
        Functions.invoke(teacher, EksPayloads.logsEvent(EksPayloads.payload(usual)));
    }

    @AfterEach
    void close() throws Exception {
        api.close();
        fake.close();
        dynamoDb.stop();
    }

    private static String event(String id, Instant time, String account, String verb, String resource) {
        return EksPayloads.auditEvent(id, time.toString(), account, verb, resource);
    }

    private static String payload(String... messages) {
        return EksPayloads.payload(List.of(messages));
    }

    @Test
    void handlesWhatLambdaHandsIt() throws Exception {
        Process function = start(Map.of());
        try {
            String theft = event("theft", now.minusSeconds(60), "payments/checkout", "list", "secrets");
            assertThat(api.invoke(EksPayloads.logsEvent(payload(theft)))).satisfies(this::succeeded);
            assertThat(fake.alerts())
                    .singleElement()
                    .extracting(ReceivedAlert::event)
                    .asString()
                    .contains("theft");

            assertThat(api.invoke(EksPayloads.logsEvent(EksPayloads.controlMessage())))
                    .satisfies(this::succeeded);

            assertThat(api.invoke(EksPayloads.logsEventOf("poison"))).satisfies(this::succeeded);
            assertThat(fake.rejections()).hasSize(1);

            String exec = event("exec", now.minusSeconds(30), "payments/checkout", "create", "pods");
            String good = EksPayloads.base64(EksPayloads.gzip(EksPayloads.bytes(payload(exec, "{\"broken\":"))));
            String bad = EksPayloads.base64(EksPayloads.bytes("\u001f\u008bno gzip"));
            assertThat(api.invoke(EksPayloads.kinesisEvent(List.of(good, bad, good)))
                            .body())
                    .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}");
            assertThat(fake.alerts()).hasSize(2);
            assertThat(fake.rejections()).hasSize(4);

            assertThat(api.invoke(EksPayloads.logsEvent(payload(theft, exec)))).satisfies(this::succeeded);
            assertThat(fake.alerts()).hasSize(2);
        } finally {
            stop(function);
        }
        assertThat(log().lines().filter(line -> line.startsWith("{\"_aws\"")))
                .as("one line for each batch")
                .hasSize(5);
        assertThat(log()).doesNotContain("private", "theft", "Exception");
    }

    private void succeeded(RuntimeApi.Outcome outcome) {
        assertThat(outcome.isError()).as(outcome.toString()).isFalse();
        assertThat(outcome.body()).isEmpty();
    }

    @Test
    void isPrimedBeforeASnapshotAndWorksAfterIt() throws Exception {
        Process function = start(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));
        try {
            assertThat(api.outcome().path()).isEqualTo("restore/next");
            String theft = event("theft", now.minusSeconds(60), "payments/checkout", "list", "secrets");
            assertThat(api.invoke(EksPayloads.logsEvent(payload(theft)))).satisfies(this::succeeded);
            assertThat(fake.alerts()).hasSize(1);
        } finally {
            stop(function);
        }
    }

    @Test
    void refusesToStartInAFaultyEnvironment() throws Exception {
        Process function = start(Map.of("SAWATCH_TABLE", " ", "SAWATCH_TRAINING_DAYS", "many"));
        try {
            RuntimeApi.Outcome outcome = api.outcome();
            assertThat(outcome.path()).isEqualTo("init/error");
            assertThat(outcome.body()).contains("2 faults", "SAWATCH_TABLE", "training.days");
        } finally {
            stop(function);
        }
    }

    private Process start(Map<String, String> changes) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-cp",
                runtimeClient() + File.pathSeparator + JAR,
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                AwsFunction.class.getName());
        builder.environment()
                .putAll(Map.ofEntries(
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
                        Map.entry("AWS_ENDPOINT_URL_SQS", fake.endpoint().toString()),
                        Map.entry("SAWATCH_TABLE", table),
                        Map.entry("SAWATCH_TOPIC_ARN", FakeTopicAndQueue.TOPIC_ARN),
                        Map.entry("SAWATCH_REJECT_QUEUE_URL", fake.queueUrl())));
        builder.environment().putAll(changes);
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /** The runtime client's jars, which on Lambda belong to the runtime. */
    private static String runtimeClient() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.contains("aws-lambda-java-"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private String log() throws IOException {
        return Files.readString(log);
    }
}
