package dev.sawatch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.audit.Cluster;
import dev.sawatch.testkit.InMemoryStateStore;
import dev.sawatch.testkit.recording.Recording;
import dev.sawatch.testkit.recording.Replay;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What Terraform deployed to a moto server, tried from the log to the alert. Run by {@code infra/rehearse-aws}, in the
 * profile of that name. A Lambda function is not run there: the jar is started here, with the handler and the environment
 * that were deployed. And nobody can look at what a subscription gives a function: a second one, with the pattern of the
 * first, gives the same to a stream.
 */
class Rehearsal {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FUNCTION = "sawatch";
    private static final String LOG_GROUP = "/aws/eks/prod/cluster";
    private static final String LOG_STREAM = "kube-apiserver-audit-0";
    private static final String CAPTURE = "capture";
    private static final Cluster CLUSTER = Cluster.eks(Moto.REGION, Moto.ACCOUNT, "prod");

    /** PutLogEvents takes 1 MB. */
    private static final int BATCH = 400;

    private final Moto moto = new Moto(URI.create(Objects.requireNonNull(System.getenv("SAWATCH_MOTO_ENDPOINT"))));
    private final SqsClient sqs = Clients.of(SqsClient.builder(), moto.endpoint());

    @TempDir
    private Path folder;

    @Test
    void theAlertsOfWhatTheLogSaysReachTheTopicsQueue() throws Exception {
        Map<String, String> deployed = deployedEnvironment();
        System.out.println("deployed with " + deployed);
        String iterator = captureWhatTheFunctionGets();
        String queue = subscribedQueue(Objects.requireNonNull(deployed.get("SAWATCH_TOPIC_ARN")));
        List<List<String>> batches = RecentRecording.batches(BATCH);
        deliver(batches, iterator, deployed);
        Set<String> expected = replayed(batches);
        Set<String> received = received(queue, expected.size());
        System.out.printf(
                "%d events in %d batches: %d alerts received, %d of a replay of the same events%n",
                batches.stream().mapToInt(List::size).sum(), batches.size(), received.size(), expected.size());
        assertThat(received).isNotEmpty().isEqualTo(expected);
    }

    private Map<String, String> deployedEnvironment() throws Exception {
        JsonNode configuration = moto.functionConfiguration(FUNCTION);
        assertThat(configuration.path("Handler").asText()).isEqualTo(AwsFunction.class.getName());
        Map<String, String> environment = new HashMap<>();
        configuration
                .at("/Environment/Variables")
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));
        return environment;
    }

    /** Puts a stream beside the function and tells from where to read it. */
    private String captureWhatTheFunctionGets() throws Exception {
        JsonNode subscription = moto.logs("DescribeSubscriptionFilters", Map.of("logGroupName", LOG_GROUP))
                .at("/subscriptionFilters/0");
        System.out.println("subscribed: " + subscription);
        assertThat(subscription.path("destinationArn").asText()).endsWith(":function:" + FUNCTION + ":live");
        moto.kinesis("CreateStream", Map.of("StreamName", CAPTURE, "ShardCount", 1));
        moto.logs(
                "PutSubscriptionFilter",
                Map.of(
                        "logGroupName",
                        LOG_GROUP,
                        "filterName",
                        CAPTURE,
                        "filterPattern",
                        subscription.path("filterPattern").asText(),
                        "destinationArn",
                        "arn:aws:kinesis:" + Moto.REGION + ":" + Moto.ACCOUNT + ":stream/" + CAPTURE));
        moto.logs("CreateLogStream", Map.of("logGroupName", LOG_GROUP, "logStreamName", LOG_STREAM));
        return moto.kinesis(
                        "GetShardIterator",
                        Map.of(
                                "StreamName", CAPTURE,
                                "ShardId", "shardId-000000000000",
                                "ShardIteratorType", "TRIM_HORIZON"))
                .path("ShardIterator")
                .asText();
    }

    private String subscribedQueue(String topicArn) {
        String queue = Queues.create(sqs);
        try (SnsClient sns = Clients.of(SnsClient.builder(), moto.endpoint())) {
            sns.subscribe(subscribe -> subscribe
                    .topicArn(topicArn)
                    .protocol("sqs")
                    .endpoint(Queues.arn(sqs, queue))
                    .attributes(Map.of("RawMessageDelivery", "true")));
        }
        return queue;
    }

    private void deliver(List<List<String>> batches, String start, Map<String, String> deployed) throws Exception {
        String iterator = start;
        try (RuntimeApi api = new RuntimeApi()) {
            Process function = DeployedFunction.launch(
                    Objects.requireNonNull(System.getProperty("sawatch.jar")),
                    AwsFunction.class.getName(),
                    List.of(),
                    environment(deployed, api),
                    folder.resolve("function.log"));
            for (List<String> batch : batches) {
                putIntoTheLog(batch);
                JsonNode records = moto.kinesis("GetRecords", Map.of("ShardIterator", iterator, "Limit", 1));
                RuntimeApi.Outcome outcome = api.invoke("{\"awslogs\":{\"data\":\""
                        + records.at("/Records/0/Data").asText() + "\"}}");
                assertThat(outcome.isError()).as(outcome.body()).isFalse();
                iterator = records.path("NextShardIterator").asText();
            }
            DeployedFunction.stop(function);
        }
    }

    /** What was deployed, and what Lambda adds. */
    private Map<String, String> environment(Map<String, String> deployed, RuntimeApi api) {
        Map<String, String> environment = new HashMap<>(deployed);
        environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", FUNCTION);
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        environment.put("LAMBDA_TASK_ROOT", ".");
        environment.put("AWS_REGION", Moto.REGION);
        environment.put("AWS_ACCESS_KEY_ID", "test");
        environment.put("AWS_SECRET_ACCESS_KEY", "test");
        List.of("DYNAMODB", "SNS", "SQS")
                .forEach(service -> environment.put(
                        "AWS_ENDPOINT_URL_" + service, moto.endpoint().toString()));
        return environment;
    }

    private void putIntoTheLog(List<String> lines) throws Exception {
        long now = Instant.now().toEpochMilli();
        moto.logs(
                "PutLogEvents",
                Map.of(
                        "logGroupName", LOG_GROUP,
                        "logStreamName", LOG_STREAM,
                        "logEvents",
                                lines.stream()
                                        .map(line -> Map.of("timestamp", now, "message", line))
                                        .toList()));
    }

    private static Set<String> replayed(List<List<String>> batches) {
        Replay replay = Replay.into(new InMemoryStateStore());
        batches.forEach(batch ->
                replay.process(Recording.parse(CLUSTER, String.join("\n", batch).getBytes(StandardCharsets.UTF_8))));
        Set<String> ids = new LinkedHashSet<>();
        replay.alerts().stream().map(AlertMessage::id).forEach(ids::add);
        return ids;
    }

    private Set<String> received(String queue, int count) throws Exception {
        Set<String> ids = new LinkedHashSet<>();
        for (Message message : Queues.receive(sqs, queue, count, wanted -> true)) {
            assertThat(message.messageAttributes()).containsKeys("page", "severity", "confidence");
            ids.add(JSON.readTree(message.body()).path("id").asText());
        }
        return ids;
    }
}
