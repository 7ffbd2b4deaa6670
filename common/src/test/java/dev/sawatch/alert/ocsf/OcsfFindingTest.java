package dev.sawatch.alert.ocsf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.audit.Cluster;
import dev.sawatch.detection.Signal;
import dev.sawatch.detection.Variation;
import dev.sawatch.testkit.AlertJson;
import dev.sawatch.testkit.Sample;
import dev.sawatch.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OcsfFindingTest {
    private static final int TYPICAL = 16 * 1024;
    private static final int MAX = 200_000;

    private static JsonNode data(Sample sample) {
        return AlertJson.json(OcsfFinding.message(sample.alert()).event()).path("data");
    }

    private static Sample sample() {
        return Sample.of(Variation.FIRST_SEEN_RESOURCE).call("list", "secrets", "kube-system", "");
    }

    static Stream<Sample> samples() {
        return Samples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void holdsNothingEmpty(Sample sample) {
        AlertMessage message = OcsfFinding.message(sample.alert());
        AlertJson.assertNothingEmpty(AlertJson.json(message.event()), "event");
        assertThat(message.text()).isNotEmpty();
        assertThat(message.attributes().values()).doesNotContain("");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isSmallAndAlwaysTheSame(Sample sample) {
        AlertMessage message = OcsfFinding.message(sample.alert());
        assertThat(message).isEqualTo(OcsfFinding.message(sample.alert()));
        assertThat(message.event().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(TYPICAL);
    }

    @Test
    void isACloudEvent() {
        JsonNode event =
                AlertJson.json(OcsfFinding.message(sample().later(2).alert()).event());
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("id").asText()).isEqualTo("a1");
        assertThat(event.path("source").asText()).isEqualTo("arn:aws:eks:eu-central-1:111122223333:cluster/prod-eu");
        assertThat(event.path("type").asText()).isEqualTo("dev.sawatch.alert.v1");
        assertThat(event.path("subject").asText()).isEqualTo("payments/checkout");
        assertThat(event.path("time").asText()).isEqualTo("2026-03-01T03:04:05.123456Z");
        assertThat(event.path("datacontenttype").asText()).isEqualTo("application/json");
        assertThat(event.path("page").asText()).isEqualTo("no");
    }

    @Test
    void isADetectionFinding() {
        JsonNode data = data(sample().later(2));
        assertThat(data.path("class_uid").asInt()).isEqualTo(2004);
        assertThat(data.path("category_uid").asInt()).isEqualTo(2);
        assertThat(data.path("type_uid").asInt()).isEqualTo(200401);
        assertThat(data.path("activity_id").asInt()).isEqualTo(1);
        assertThat(data.path("time").asLong()).isEqualTo(Sample.TIME.toEpochMilli());
        assertThat(data.path("severity_id").asInt()).isEqualTo(2);
        assertThat(data.path("confidence_id").asInt()).isEqualTo(2);
        assertThat(data.path("is_alert").asBoolean()).isTrue();
        assertThat(data.path("metadata")).hasToString("""
                {"version":"1.6.0","uid":"a1","correlation_uid":"a0","event_code":"first_seen_resource",\
                "product":{"name":"Sawatch","vendor_name":"Sawatch"},"profiles":["cloud"],"log_name":"audit.k8s.io",\
                "original_time":"2026-03-01T03:04:05.123456Z"}""");
        assertThat(data.path("resources")).hasToString("""
                [{"uid":"arn:aws:eks:eu-central-1:111122223333:cluster/prod-eu","name":"prod-eu","type":"EKS cluster",\
                "region":"eu-central-1"}]""");
    }

    @Test
    void saysWhatWasFound() {
        JsonNode info = data(sample().alsoAs(Variation.UNUSUAL_SENSITIVE_RESOURCE)
                        .signals(Signal.NEW_NETWORK)
                        .suppressed(3))
                .path("finding_info");
        assertThat(info.path("title").asText())
                .isEqualTo("A Kubernetes service account executed an API call on a first-seen resource");
        assertThat(info.path("desc").asText())
                .startsWith("payments/checkout listed secrets in kube-system from ")
                .contains("Secrets hold passwords");
        assertThat(info.path("types"))
                .hasToString("[\"first_seen_resource\",\"unusual_sensitive_resource\",\"new_network\"]");
        assertThat(info.path("attacks")).hasToString("""
                [{"version":"16.1","tactic":{"uid":"TA0002","name":"Execution"},\
                "technique":{"uid":"T1204","name":"User Execution"}}]""");
        assertThat(info.path("analytic").path("type_id").asInt()).isEqualTo(3);
        assertThat(info.path("analytic").path("uid").asText()).isEqualTo("SAWATCH-1");
        assertThat(info.path("related_events_count").asInt()).isEqualTo(3);
        assertThat(info.path("data_sources")).hasToString("[\"EKS audit log\"]");
    }

    @Test
    void tellsSubscribersWhatToFilterBy() {
        assertThat(OcsfFinding.message(sample().alert()).attributes())
                .isEqualTo(Map.of(
                        "page", "yes",
                        "severity", "Low",
                        "confidence", "Medium",
                        "variation", "first_seen_resource",
                        "cluster", "arn:aws:eks:eu-central-1:111122223333:cluster/prod-eu",
                        "namespace", "payments",
                        "service_account", "payments/checkout"));
    }

    @Test
    void carriesWhatAClientSentAsItIs() {
        JsonNode evidence = data(sample().client(Samples.ODD)).path("evidences").path(0);
        assertThat(evidence.path("http_request").path("user_agent").asText()).isEqualTo(Samples.ODD);
    }

    @Test
    void isBoundedWhateverClientsSend() {
        String text = "\u0001\"\\".repeat(300);
        AlertMessage message = OcsfFinding.message(sample().cluster(new Cluster(text))
                .user("system:serviceaccount:" + text + "ns" + ":" + text)
                .call("get", "x/" + text, text, text)
                .client(text)
                .from(text)
                .crowded(text)
                .alert());
        assertThat(message.event().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MAX);
        assertThat(message.text()).hasSizeLessThan(TYPICAL);
    }
}
