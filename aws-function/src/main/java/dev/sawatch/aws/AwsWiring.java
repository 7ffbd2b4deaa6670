package dev.sawatch.aws;

import dev.sawatch.function.FunctionSettings;
import dev.sawatch.function.Invocation;
import dev.sawatch.function.RequiredName;
import dev.sawatch.function.SummaryLog;
import dev.sawatch.function.WarmUp;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.reading.eks.EksEnvelopeReader;
import dev.sawatch.state.StateStore;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.crac.Core;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.extensions.VersionedRecordExtension;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Reads the environment and the clock and builds the clients; nothing else does. Of Lambda's own variables it reads
 * {@code AWS_REGION} and {@code AWS_LAMBDA_FUNCTION_NAME}; the SDK reads the credentials and, for tests, {@code
 * AWS_ENDPOINT_URL_DYNAMODB}, {@code _SNS} and {@code _SQS}.
 *
 * @param invocation the instance's one way to take a delivery
 * @param priming what is done before a snapshot; kept here, for the context of CRaC refers to it only weakly
 */
record AwsWiring(Invocation<EksEnvelopeReader> invocation, Priming priming) {
    private static final String TABLE = "SAWATCH_TABLE";
    private static final String TOPIC_ARN = "SAWATCH_TOPIC_ARN";
    private static final String REJECT_QUEUE_URL = "SAWATCH_REJECT_QUEUE_URL";
    private static final String REGION = "AWS_REGION";

    static final List<RequiredName> REQUIRED = List.of(
            new RequiredName(
                    TABLE,
                    "the name of a DynamoDB table: 3 to 255 letters, digits, dots, hyphens and underscores",
                    "[a-zA-Z0-9_.-]{3,255}"),
            new RequiredName(
                    TOPIC_ARN,
                    "the ARN of an SNS topic: arn:aws:sns:REGION:ACCOUNT:NAME",
                    "arn:[^:]+:sns:[^:]+:[0-9]{12}:[^:]+"),
            new RequiredName(REJECT_QUEUE_URL, "the URL of an SQS queue: https://...", "https?://.+"),
            new RequiredName(REGION, "the name of a region: lower case letters, digits and hyphens", "[a-z0-9-]+"));

    /** The pauses between them double. */
    private static final int MAX_ATTEMPTS = 6;

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

    /** @throws dev.sawatch.settings.SettingsException naming every fault of the environment */
    static AwsWiring ofEnvironment() {
        FunctionSettings environment = FunctionSettings.of(System.getenv(), REQUIRED);
        InstantSource clock = InstantSource.system();
        StateStore store = new DynamoDbStateStore(
                enhanced(client(DynamoDbClient.builder(), environment)), environment.value(TABLE));
        AuditPipeline pipeline = new AuditPipeline(
                store,
                new SnsAlertPublisher(client(SnsClient.builder(), environment), environment.value(TOPIC_ARN)),
                new SqsRejectSink(client(SqsClient.builder(), environment), environment.value(REJECT_QUEUE_URL)),
                environment.settings(),
                clock);
        PrintStream log = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        AwsWiring wiring = of(
                environment.value(REGION),
                environment.value("AWS_LAMBDA_FUNCTION_NAME", "sawatch"),
                pipeline,
                new WarmUp(store, environment.settings(), clock),
                log);
        Core.getGlobalContext().register(wiring.priming());
        return wiring;
    }

    /** On parts that are made. */
    static AwsWiring of(String region, String function, AuditPipeline pipeline, WarmUp warmUp, PrintStream log) {
        Supplier<EksEnvelopeReader> readers = () -> new EksEnvelopeReader(region);
        SummaryLog summaries = new SummaryLog(new EmbeddedMetrics(function), log);
        return new AwsWiring(
                new Invocation<>(readers, pipeline, summaries, warmUp.clock()), new Priming(warmUp, readers));
    }

    static DynamoDbEnhancedClient enhanced(DynamoDbClient client) {
        return DynamoDbEnhancedClient.builder()
                .dynamoDbClient(client)
                .extensions(VersionedRecordExtension.builder().build())
                .build();
    }

    /** The credentials are Lambda's own: in the environment, or after a snapshot from its local endpoint. */
    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, FunctionSettings environment) {
        return builder.region(Region.of(environment.value(REGION)))
                .credentialsProvider(AwsCredentialsProviderChain.of(
                        EnvironmentVariableCredentialsProvider.create(),
                        ContainerCredentialsProvider.builder().build()))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECTION_TIMEOUT)
                        .socketTimeout(ANSWER_TIMEOUT))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(MAX_ATTEMPTS)
                                .build())
                        .build())
                .build();
    }
}
