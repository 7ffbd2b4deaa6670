package dev.sawatch.aws;

import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.settings.Settings;
import dev.sawatch.settings.SettingsException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crac.Core;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Reads the environment and the clock and builds the clients; nothing else does. Of Lambda it reads {@code AWS_REGION}
 * and {@code AWS_LAMBDA_FUNCTION_NAME}; the SDK reads the credentials and, for tests, {@code AWS_ENDPOINT_URL}.
 *
 * @param reader of what AWS delivers
 * @param pipeline the instance's one pipeline
 * @param report of each batch
 * @param clock the time
 */
record AwsWiring(EksEnvelopeReader reader, AuditPipeline pipeline, BatchReport report, InstantSource clock) {
    static final String TABLE = "SAWATCH_TABLE";
    static final String TOPIC_ARN = "SAWATCH_TOPIC_ARN";
    static final String REJECT_QUEUE_URL = "SAWATCH_REJECT_QUEUE_URL";
    private static final String REGION = "AWS_REGION";
    private static final Set<String> OURS = Set.of(TABLE, TOPIC_ARN, REJECT_QUEUE_URL);

    /** With the first pause of some 50 ms doubling, they take about 2 s: less than a redelivery costs. */
    private static final int MAX_ATTEMPTS = 6;

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    static AwsWiring ofEnvironment() {
        Map<String, String> environment = System.getenv();
        Settings settings = settings(environment);
        DynamoDbStateStore store = new DynamoDbStateStore(
                client(DynamoDbClient.builder(), environment), environment.get(TABLE));
        SnsAlertPublisher publisher =
                new SnsAlertPublisher(client(SnsClient.builder(), environment), environment.get(TOPIC_ARN));
        SqsRejectSink rejects =
                new SqsRejectSink(client(SqsClient.builder(), environment), environment.get(REJECT_QUEUE_URL));
        InstantSource clock = InstantSource.system();
        String function = environment.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "sawatch");
        Priming priming = new Priming(settings, clock, store);
        Core.getGlobalContext().register(priming);
        return new AwsWiring(
                new EksEnvelopeReader(environment.get(REGION)),
                new AuditPipeline(store, publisher, rejects, settings, clock),
                new BatchReport(function, System.out),
                clock);
    }
}
