package dev.sawatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.audit.Cluster;
import dev.sawatch.detection.Signal;
import dev.sawatch.detection.Variation;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OcsfFindingTest {
    private static final int TYPICAL = 16 * 1024;
    private static final int MAX = 200_000;

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static JsonNode data(Sample sample) {
        return json(OcsfFinding.message(sample.alert()).event()).path("data");
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
        assertNothingEmpty(json(message.event()), "event");
        assertThat(message.text()).isNotEmpty();
        assertThat(message.attributes().values()).doesNotContain("");
    }

    private static void assertNothingEmpty(JsonNode node, String path) {
        boolean empty = node.isNull()
                || (node.isContainerNode() ? node.isEmpty() : node.asText().isEmpty());
        assertThat(empty).as(path).isFalse();
        node.properties().forEach(e -> assertNothingEmpty(e.getValue(), path + "." + e.getKey()));
        if (node.isArray()) {
            node.forEach(element -> assertNothingEmpty(element, path + "[]"));
        }
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
        JsonNode event = json(OcsfFinding.message(sample().later(2).alert()).event());
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

    @Test
    void saysForWhichAccountPublicationStopped() {
        JsonNode event = json(OcsfFinding.notice("b1", new BreakerNotice(sample().observation(), true, 100))
                .event());
        assertThat(event.path("subject").asText()).isEqualTo("payments/checkout");
        assertThat(event.path("data").path("message").asText())
                .isEqualTo("No more alerts of payments/checkout in prod-eu are published for now: it has had 100 in 24"
                        + " hours.");
    }

    @Test
    void announcesThatPublicationStopped() {
        AlertMessage notice = OcsfFinding.notice("b1", new BreakerNotice(sample().observation(), false, 5_000));
        assertNothingEmpty(json(notice.event()), "event");
        JsonNode event = json(notice.event());
        assertThat(event.path("id").asText()).isEqualTo("b1");
        assertThat(event.has("subject")).isFalse();
        assertThat(event.path("data").path("message").asText())
                .isEqualTo("No more alerts of prod-eu are published for now: it has had 5,000 in 24 hours.");
        assertThat(event.path("data").path("metadata").path("correlation_uid").asText())
                .isEqualTo("b1");
        assertThat(notice.attributes())
                .isEqualTo(Map.of(
                        "page", "yes",
                        "severity", "Medium",
                        "confidence", "High",
                        "variation", "breaker",
                        "cluster", "arn:aws:eks:eu-central-1:111122223333:cluster/prod-eu"));
        assertThat(notice.text())
                .startsWith("No more alerts of prod-eu are published for now")
                .contains("\nCluster: arn:aws:eks:")
                .endsWith("\nIds: alert b1");
    }
}
