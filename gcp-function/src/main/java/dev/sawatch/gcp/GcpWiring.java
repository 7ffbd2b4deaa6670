package dev.sawatch.gcp;

import com.google.api.gax.batching.BatchingSettings;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import com.google.cloud.firestore.FirestoreOptions.EmulatorCredentials;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import dev.sawatch.function.FunctionSettings;
import dev.sawatch.function.Invocation;
import dev.sawatch.function.RequiredName;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.reading.gke.PubSubReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Reads the environment and the clock and builds the clients; nothing else does. The clients find their credentials by
 * themselves. Where {@code FIRESTORE_EMULATOR_HOST} and {@code PUBSUB_EMULATOR_HOST} are set, they use the emulators.
 *
 * @param invocation the instance's one way to take a delivery
 * @param summaries what is logged of batches; some of it may not be printed yet
 * @param faults what is logged of requests that fail
 */
record GcpWiring(Invocation<PubSubReader> invocation, MinuteSummaries summaries, FaultLog faults) {
    private static final String DATABASE = "SAWATCH_DATABASE";
    private static final String TOPIC = "SAWATCH_TOPIC";
    private static final String REJECT_TOPIC = "SAWATCH_REJECT_TOPIC";
    private static final String TOPIC_NAME = "projects/[^/]+/topics/[^/]+";

    static final List<RequiredName> REQUIRED = List.of(
            new RequiredName(
                    DATABASE,
                    "the full name of a Firestore database: projects/PROJECT/databases/NAME",
                    "projects/[^/]+/databases/[^/]+"),
            new RequiredName(
                    TOPIC, "the full name of a Pub/Sub topic for alerts: projects/PROJECT/topics/NAME", TOPIC_NAME),
            new RequiredName(
                    REJECT_TOPIC,
                    "the full name of a Pub/Sub topic for rejections: projects/PROJECT/topics/NAME",
                    TOPIC_NAME));

    private static final int PROJECT = 1;
    private static final int NAME = 3;

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(7);

    static final RetrySettings RETRY = RetrySettings.newBuilder()
            .setMaxAttempts(6)
            .setInitialRetryDelayDuration(Duration.ofMillis(100))
            .setRetryDelayMultiplier(2)
            .setMaxRetryDelayDuration(Duration.ofSeconds(3))
            .setInitialRpcTimeoutDuration(ANSWER_TIMEOUT)
            .setMaxRpcTimeoutDuration(ANSWER_TIMEOUT)
            .setTotalTimeoutDuration(ANSWER_TIMEOUT.multipliedBy(6))
            .build();

    /** @throws dev.sawatch.settings.SettingsException naming every fault of the environment */
    static GcpWiring ofEnvironment() {
        PrintStream log = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        GcpWiring wiring = of(FunctionSettings.of(System.getenv(), REQUIRED), InstantSource.system(), log);
        Runtime.getRuntime().addShutdownHook(new Thread(wiring.summaries::flush));
        return wiring;
    }

    /** With clients of what an environment names. */
    static GcpWiring of(FunctionSettings environment, InstantSource clock, PrintStream log) {
        TopicAdminClient topics = topics(environment);
        AuditPipeline pipeline = new AuditPipeline(
                new FirestoreStateStore(firestore(environment)),
                new PubSubAlertPublisher(new PubSubTopic(topics, environment.value(TOPIC))),
                new PubSubRejectSink(new PubSubTopic(topics, environment.value(REJECT_TOPIC))),
                environment.settings(),
                clock);
        return of(part(environment, PROJECT), pipeline, clock, log);
    }

    /** On parts that are made. */
    static GcpWiring of(String project, AuditPipeline pipeline, InstantSource clock, PrintStream log) {
        PubSubReader reader = new PubSubReader();
        MinuteSummaries summaries = new MinuteSummaries(log);
        return new GcpWiring(
                new Invocation<>(() -> reader, pipeline, summaries, clock), summaries, new FaultLog(project, log));
    }

    private static Firestore firestore(FunctionSettings environment) {
        FirestoreOptions.Builder options = FirestoreOptions.newBuilder()
                .setProjectId(part(environment, PROJECT))
                .setDatabaseId(part(environment, NAME))
                .setRetrySettings(RETRY);
        String emulator = environment.value("FIRESTORE_EMULATOR_HOST", "");
        if (!emulator.isEmpty()) {
            options.setEmulatorHost(emulator).setCredentials(new EmulatorCredentials());
        }
        return options.build().getService();
    }

    /** A part of the database's full name. */
    private static String part(FunctionSettings environment, int index) {
        return environment.value(DATABASE).split("/", -1)[index];
    }

    private static TopicAdminClient topics(FunctionSettings environment) {
        String emulator = environment.value("PUBSUB_EMULATOR_HOST", "");
        try {
            TopicAdminSettings.Builder settings = TopicAdminSettings.newBuilder();
            settings.publishSettings()
                    .setRetrySettings(RETRY)
                    .setBatchingSettings(
                            BatchingSettings.newBuilder().setIsEnabled(false).build());
            if (!emulator.isEmpty()) {
                settings.setCredentialsProvider(NoCredentialsProvider.create())
                        .setTransportChannelProvider(InstantiatingGrpcChannelProvider.newBuilder()
                                .setEndpoint(emulator)
                                .setChannelConfigurator(channel -> channel.usePlaintext())
                                .build());
            }
            return TopicAdminClient.create(settings.build());
        } catch (IOException e) {
            throw new UncheckedIOException("no client of Pub/Sub", e);
        }
    }
}
