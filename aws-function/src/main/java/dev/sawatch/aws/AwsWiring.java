package dev.sawatch.aws;

import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.reading.eks.EksEnvelopeReader;
import dev.sawatch.settings.Settings;
import dev.sawatch.settings.SettingsException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
 * @param reader of what AWS delivers
 * @param pipeline the instance's one pipeline
 * @param report of each batch
 * @param clock the time
 * @param priming what is done before a snapshot; kept here, for the context of CRaC refers to it only weakly
 */
record AwsWiring(
        EksEnvelopeReader reader, AuditPipeline pipeline, BatchReport report, InstantSource clock, Priming priming) {
    private static final String TABLE = "SAWATCH_TABLE";
    private static final String TOPIC_ARN = "SAWATCH_TOPIC_ARN";
    private static final String REJECT_QUEUE_URL = "SAWATCH_REJECT_QUEUE_URL";
    private static final String REGION = "AWS_REGION";

    private static final Map<String, Pattern> FORMS = Map.of(
            TABLE, Pattern.compile("[a-zA-Z0-9_.-]{3,255}"),
            TOPIC_ARN, Pattern.compile("arn:[^:]+:sns:[^:]+:[0-9]{12}:[^:]+"),
            REJECT_QUEUE_URL, Pattern.compile("https?://.+"),
            REGION, Pattern.compile("[a-z0-9-]+"));

    /** The pauses between them double. */
    private static final int MAX_ATTEMPTS = 6;

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

    /** @throws SettingsException naming every fault of the environment */
    static AwsWiring ofEnvironment() {
        Map<String, String> environment = System.getenv();
        Settings settings = settings(environment);
        InstantSource clock = InstantSource.system();
        DynamoDbStateStore store = new DynamoDbStateStore(
                enhanced(client(DynamoDbClient.builder(), environment)), value(environment, TABLE));
        AuditPipeline pipeline = new AuditPipeline(
                store,
                new SnsAlertPublisher(client(SnsClient.builder(), environment), value(environment, TOPIC_ARN)),
                new SqsRejectSink(client(SqsClient.builder(), environment), value(environment, REJECT_QUEUE_URL)),
                settings,
                clock);
        EksEnvelopeReader reader = new EksEnvelopeReader(value(environment, REGION));
        Priming priming = new Priming(reader, store, settings, clock);
        Core.getGlobalContext().register(priming);
        return new AwsWiring(reader, pipeline, report(environment), clock, priming);
    }

    static DynamoDbEnhancedClient enhanced(DynamoDbClient client) {
        return DynamoDbEnhancedClient.builder()
                .dynamoDbClient(client)
                .extensions(VersionedRecordExtension.builder().build())
                .build();
    }

    private static BatchReport report(Map<String, String> environment) {
        String function = environment.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "sawatch");
        return new BatchReport(function, new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    /** Checks all of the environment, so that one message names every fault. */
    static Settings settings(Map<String, String> environment) {
        List<String> faults = new ArrayList<>();
        new TreeMap<>(FORMS).forEach((name, form) -> {
            String value = value(environment, name);
            if (!form.matcher(value).matches()) {
                faults.add(name + (value.isEmpty() ? ": is not set" : ": has not the form " + form));
            }
        });
        Settings settings = null;
        try {
            settings = Settings.ofEnvironment(environment, Set.of(TABLE, TOPIC_ARN, REJECT_QUEUE_URL));
        } catch (SettingsException e) {
            faults.addAll(e.faults());
        }
        if (settings == null || !faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return settings;
    }

    private static String value(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "").strip();
    }

    /** The credentials are Lambda's own: in the environment, or after a snapshot from its local endpoint. */
    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, Map<String, String> environment) {
        return builder.region(Region.of(value(environment, REGION)))
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
