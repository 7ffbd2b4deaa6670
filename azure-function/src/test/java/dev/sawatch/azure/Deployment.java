package dev.sawatch.azure;

import com.azure.storage.queue.models.QueueMessageItem;
import dev.sawatch.audit.Rejection;
import dev.sawatch.settings.Settings;
import dev.sawatch.testkit.AksPayloads;
import dev.sawatch.testkit.EksPayloads;
import dev.sawatch.testkit.FunctionParts;
import dev.sawatch.testkit.ReceivedRejection;
import dev.sawatch.testkit.terraform.TerraformModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The app's folder with all that it needs around it: Azurite behind a tunnel, a topic, and the endpoint of its identity.
 * Three weeks of a cluster are learned beforehand.
 */
final class Deployment implements AutoCloseable {
    final FakeEventGrid topic = new FakeEventGrid();
    final IdentityEndpoint identity = new IdentityEndpoint();
    final Tunnel tables = new Tunnel(Azurite.shared().tablePort());
    final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final String table = Azurite.shared().newTable();
    private final String queue = Azurite.shared().newQueue();
    private final Path folder;

    /** @param folder of the app */
    Deployment(Path folder) throws IOException {
        this.folder = folder;
        AzureFunction teacher = Functions.of(new FunctionParts(
                new TableStateStore(Azurite.shared().table(table)),
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
        teacher.audit(List.of(body(usual)), new Call());
    }

    static String event(String id, Instant time, String account, String verb, String resource) {
        return EksPayloads.auditEvent(id, time.toString(), account, verb, resource);
    }

    static byte[] body(List<String> events) {
        return AksPayloads.body(events).getBytes(StandardCharsets.UTF_8);
    }

    /** What the infrastructure module sets, and what Azure adds. */
    Map<String, String> environment() {
        TerraformModule module = TerraformModule.of("azure");
        String queueUrl = Azurite.shared().queueUrl(queue);
        Map<String, String> environment = new HashMap<>(module.values(
                module.local("environment"),
                InfrastructureTest.told(
                        "https://127.0.0.1:" + tables.port() + "/" + Azurite.ACCOUNT,
                        table,
                        topic.endpoint(),
                        queueUrl.substring(0, queueUrl.lastIndexOf('/')),
                        queue)));
        environment.put("IDENTITY_ENDPOINT", identity.url());
        environment.put("IDENTITY_HEADER", IdentityEndpoint.SECRET);
        return environment;
    }

    /** Starts it. */
    HostedApp start(List<String> options, Map<String, String> environment) throws IOException {
        return new HostedApp(folder, options, environment, Path.of("target", "function-host.log"));
    }

    TableStateStore store() {
        return new TableStateStore(Azurite.shared().table(table));
    }

    /** Takes what is in the reject queue. */
    List<Rejection> rejections() {
        return Azurite.shared().queue(queue).receiveMessages(32).stream()
                .map(QueueMessageItem::getBody)
                .map(body -> ReceivedRejection.of(body.toString()))
                .toList();
    }

    @Override
    public void close() {
        topic.close();
        identity.close();
        tables.close();
    }
}
