package dev.sawatch.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.testkit.EksPayloads;
import dev.sawatch.testkit.ReceivedAlert;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The jar as it is deployed, under Lambda's own runtime client. */
class RuntimeClientIT {
    private final DeployedFunction deployed;
    private final FakeTopicAndQueue fake;

    RuntimeClientIT() throws Exception {
        deployed = new DeployedFunction(
                Objects.requireNonNull(System.getProperty("sawatch.jar")), Path.of("target", "runtime-client.log"));
        fake = deployed.fake;
    }

    @AfterEach
    void close() {
        deployed.close();
    }

    private String event(String id, int secondsAgo, String verb, String resource) {
        return DeployedFunction.event(id, deployed.now.minusSeconds(secondsAgo), "payments/checkout", verb, resource);
    }

    private static String payload(String... messages) {
        return EksPayloads.payload(List.of(messages));
    }

    @Test
    void handlesWhatLambdaHandsIt() throws Exception {
        Process function = deployed.start(List.of(), Map.of());
        try {
            String theft = event("theft", 60, "list", "secrets");
            assertThat(deployed.api().invoke(EksPayloads.logsEvent(payload(theft))))
                    .satisfies(this::succeeded);
            assertThat(fake.alerts())
                    .singleElement()
                    .extracting(ReceivedAlert::event)
                    .asString()
                    .contains("theft");

            assertThat(deployed.api().invoke(EksPayloads.logsEvent(EksPayloads.controlMessage())))
                    .satisfies(this::succeeded);

            assertThat(deployed.api().invoke(EksPayloads.logsEventOf("poison"))).satisfies(this::succeeded);
            assertThat(fake.rejections()).hasSize(1);

            String exec = event("exec", 30, "create", "pods");
            String good = EksPayloads.base64(EksPayloads.gzip(EksPayloads.bytes(payload(exec, "{\"broken\":"))));
            String bad = EksPayloads.base64(EksPayloads.bytes("\u001f\u008bno gzip"));
            assertThat(deployed.api()
                            .invoke(EksPayloads.kinesisEvent(List.of(good, bad, good)))
                            .body())
                    .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}");
            assertThat(fake.alerts()).hasSize(2);
            assertThat(fake.rejections()).hasSize(4);

            assertThat(deployed.api().invoke(EksPayloads.logsEvent(payload(theft, exec))))
                    .satisfies(this::succeeded);
            assertThat(fake.alerts()).hasSize(2);
        } finally {
            DeployedFunction.stop(function);
        }
        assertThat(deployed.log().lines().filter(line -> line.startsWith("{\"_aws\"")))
                .as("one line for each batch")
                .hasSize(5);
        assertThat(deployed.log()).doesNotContain("private", "theft", "Exception");
    }

    private void succeeded(RuntimeApi.Outcome outcome) {
        assertThat(outcome.isError()).as(outcome.toString()).isFalse();
        assertThat(outcome.body()).isEmpty();
    }

    @Test
    void isPrimedBeforeASnapshotAndWorksAfterIt() throws Exception {
        Process function = deployed.start(List.of(), Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));
        try {
            assertThat(deployed.api().outcome().path()).isEqualTo("restore/next");
            String theft = event("theft", 60, "list", "secrets");
            assertThat(deployed.api().invoke(EksPayloads.logsEvent(payload(theft))))
                    .satisfies(this::succeeded);
            assertThat(fake.alerts()).hasSize(1);
        } finally {
            DeployedFunction.stop(function);
        }
    }

    @Test
    void refusesToStartInAFaultyEnvironment() throws Exception {
        Process function = deployed.start(List.of(), Map.of("SAWATCH_TABLE", " ", "SAWATCH_TRAINING_DAYS", "many"));
        try {
            RuntimeApi.Outcome outcome = deployed.api().outcome();
            assertThat(outcome.path()).isEqualTo("init/error");
            assertThat(outcome.body()).contains("2 faults", "SAWATCH_TABLE", "training.days");
        } finally {
            DeployedFunction.stop(function);
        }
    }
}
