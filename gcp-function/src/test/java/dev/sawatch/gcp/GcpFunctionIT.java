package dev.sawatch.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.Subscription;
import dev.sawatch.testkit.AlertJson;
import dev.sawatch.testkit.GkeEntries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The jar as it is deployed, from the emulator's own push subscription to the topic of alerts. */
class GcpFunctionIT {
    private final DeployedFunction deployed;

    GcpFunctionIT() throws IOException {
        deployed = new DeployedFunction(
                Objects.requireNonNull(System.getProperty("sawatch.jar")), Path.of("target", "invoker.log"));
    }

    @AfterEach
    void close() {
        deployed.close();
    }

    private String event(String id, int secondsAgo, String verb, String resource) {
        return DeployedFunction.event(id, deployed.now.minusSeconds(secondsAgo), "payments/checkout", verb, resource);
    }

    @Test
    void handlesWhatPubSubPushes() throws Exception {
        String log = Topics.create();
        String alerts = Topics.subscribe(deployed.alerts);
        String rejects = Topics.subscribe(deployed.rejects);
        Process function = deployed.start(List.of(), Map.of());
        try {
            String usual = event("usual", 90, "get", "configmaps");
            assertThat(deployed.push(DeployedFunction.push(usual), function)).isEqualTo(204);

            Topics.subscribe(Subscription.newBuilder()
                    .setTopic(log)
                    .setPushConfig(PushConfig.newBuilder().setPushEndpoint(deployed.url())));
            String theft = GkeEntries.entry(event("theft", 60, "list", "secrets"));
            Topics.open(log).publish(List.of(message(theft), message("{\"broken\":")), "entries");
            assertThat(Topics.receive(alerts, 1, alert -> true)).singleElement().satisfies(alert -> {
                assertThat(AlertJson.auditId(AlertJson.json(alert.getData().toStringUtf8())))
                        .isEqualTo("theft");
                assertThat(alert.getAttributesMap()).containsEntry("page", "yes");
            });
            assertThat(Topics.receive(rejects, 1, reject -> true)).hasSize(1);

            assertThat(deployed.push(GkeEntries.push(theft), function)).isEqualTo(204);
            assertThat(Topics.pull(alerts)).as("delivered twice").isEmpty();
        } finally {
            DeployedFunction.stop(function);
        }
        assertThat(deployed.log().lines().filter(line -> line.contains("\"severity\":\"INFO\"")))
                .as("what was still to be said")
                .hasSize(1);
        assertThat(deployed.log()).doesNotContain("theft", "Exception");
    }

    private static PubsubMessage message(String data) {
        return PubsubMessage.newBuilder().setData(ByteString.copyFromUtf8(data)).build();
    }

    @Test
    void refusesToStartInAFaultyEnvironment() throws Exception {
        Process function = deployed.start(List.of(), Map.of("SAWATCH_DATABASE", " ", "SAWATCH_TRAINING_DAYS", "many"));
        assertThat(function.waitFor()).isNotZero();
        assertThat(deployed.log()).contains("2 faults", "SAWATCH_DATABASE", "training.days");
    }
}
