package dev.sawatch.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableClientBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueMessageEncoding;
import dev.sawatch.function.FunctionSettings;
import dev.sawatch.function.Invocation;
import dev.sawatch.function.RequiredName;
import dev.sawatch.function.SummaryLog;
import dev.sawatch.function.WarmUp;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.reading.aks.AksEnvelopeReader;
import dev.sawatch.state.StateStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the environment and the clock and builds the clients; nothing else does. The identity is the app's own, or the
 * user-assigned one that {@code AZURE_CLIENT_ID} names.
 *
 * @param pipeline the instance's one pipeline
 * @param purge deletes expired records
 * @param warmUp what can be done before there is a batch
 */
record AzureWiring(AuditPipeline pipeline, ExpiredRecords purge, WarmUp warmUp) {
    private static final String TABLE_ENDPOINT = "SAWATCH_TABLE_ENDPOINT";
    private static final String TABLE = "SAWATCH_TABLE";
    private static final String TOPIC_ENDPOINT = "SAWATCH_TOPIC_ENDPOINT";
    private static final String REJECT_QUEUE_URL = "SAWATCH_REJECT_QUEUE_URL";

    static final List<RequiredName> REQUIRED = List.of(
            new RequiredName(
                    TABLE_ENDPOINT,
                    "the address of an account's tables: https://ACCOUNT.table.core.windows.net, or that of Cosmos DB",
                    "https://.+"),
            new RequiredName(TABLE, "the name of a table: 3 to 63 letters and digits", "[a-zA-Z][a-zA-Z0-9]{2,62}"),
            new RequiredName(
                    TOPIC_ENDPOINT,
                    "the endpoint of an Event Grid topic: https://TOPIC.REGION-1.eventgrid.azure.net/api/events",
                    "https://.+"),
            new RequiredName(
                    REJECT_QUEUE_URL,
                    "the URL of a Storage queue: https://ACCOUNT.queue.core.windows.net/QUEUE",
                    "https://.+/.+"));

    private static final String TOPIC_SCOPE = "https://eventgrid.azure.net/.default";

    /** The host comes again with whatever fails all the same. */
    private static final RetryOptions RETRIES = new RetryOptions(new ExponentialBackoffOptions()
            .setMaxRetries(3)
            .setBaseDelay(Duration.ofMillis(250))
            .setMaxDelay(Duration.ofSeconds(2)));

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static @Nullable AzureWiring shared;

    /**
     * That of this instance, made when it is first asked for.
     *
     * @throws dev.sawatch.settings.SettingsException naming every fault of the environment
     */
    static synchronized AzureWiring ofEnvironment() {
        AzureWiring made = shared == null ? make() : shared;
        shared = made;
        return made;
    }

    private static AzureWiring make() {
        FunctionSettings environment = FunctionSettings.of(System.getenv(), REQUIRED);
        HttpClient http = http(java.net.http.HttpClient.newBuilder());
        TokenCredential identity = identity(environment.value("AZURE_CLIENT_ID", ""), http);
        TableClient table = table(environment.value(TABLE_ENDPOINT), environment.value(TABLE), http)
                .credential(identity)
                .buildClient();
        StateStore store = new TableStateStore(table);
        InstantSource clock = InstantSource.system();
        AuditPipeline pipeline = new AuditPipeline(
                store,
                new EventGridAlertPublisher(
                        topic(new BearerTokenAuthenticationPolicy(identity, TOPIC_SCOPE), http),
                        environment.value(TOPIC_ENDPOINT)),
                new QueueRejectSink(queue(environment.value(REJECT_QUEUE_URL), http)
                        .credential(identity)
                        .buildClient()),
                environment.settings(),
                clock);
        return new AzureWiring(
                pipeline, new ExpiredRecords(table, clock), new WarmUp(store, environment.settings(), clock));
    }

    /** The way of one call, with a log of its own. */
    Invocation<AksEnvelopeReader> invocation(Consumer<String> log) {
        SummaryLog summaries = new SummaryLog((line, summary) -> line.put("sawatch", "batch"), log);
        return new Invocation<>(AksEnvelopeReader::new, pipeline, summaries, warmUp.clock());
    }

    static HttpClient http(java.net.http.HttpClient.Builder builder) {
        // The services speak no other version.
        return new JdkHttpClientBuilder(builder.version(java.net.http.HttpClient.Version.HTTP_1_1))
                .connectionTimeout(TIMEOUT)
                .responseTimeout(TIMEOUT)
                .readTimeout(TIMEOUT)
                .build();
    }

    private static TokenCredential identity(String clientId, HttpClient http) {
        ManagedIdentityCredentialBuilder builder = new ManagedIdentityCredentialBuilder().httpClient(http);
        return (clientId.isEmpty() ? builder : builder.clientId(clientId)).build();
    }

    static TableClientBuilder table(String endpoint, String table, HttpClient http) {
        return new TableClientBuilder()
                .endpoint(endpoint)
                .tableName(table)
                .httpClient(http)
                .retryOptions(RETRIES)
                .addPolicy(new XmlErrors());
    }

    static HttpPipeline topic(HttpPipelinePolicy authentication, HttpClient http) {
        return new HttpPipelineBuilder()
                .httpClient(http)
                .policies(new RetryPolicy(RETRIES), authentication)
                .build();
    }

    static QueueClientBuilder queue(String url, HttpClient http) {
        return new QueueClientBuilder()
                .endpoint(url)
                .httpClient(http)
                .retryOptions(RETRIES)
                .messageEncoding(QueueMessageEncoding.BASE64);
    }
}
