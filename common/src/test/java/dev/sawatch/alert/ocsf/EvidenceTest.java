package dev.sawatch.alert.ocsf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.alert.wording.AlertText;
import dev.sawatch.detection.Variation;
import dev.sawatch.testkit.Sample;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static ObjectNode of(Sample sample) {
        return Evidence.of(sample.accountCall());
    }

    private static Sample sample() {
        return Sample.of(Variation.UNUSUAL_API_CALL);
    }

    @Test
    void holdsTheCall() {
        assertThat(of(sample().call("patch", "apps/deployments:scale", "ml", "web")))
                .hasToString("""
                {"actor":{"user":{"name":"system:serviceaccount:payments:checkout","type_id":3,"type":"System",\
                "groups":[{"name":"system:serviceaccounts"},{"name":"system:serviceaccounts:payments"}],\
                "credential_uid":"JTI=7d1f"}},\
                "api":{"operation":"patch","group":{"name":"apps"},"service":{"name":"kube-apiserver"},"version":"v1",\
                "request":{"uid":"c0ffee00-0000-4000-8000-000000000001"},"response":{"code":200}},\
                "src_endpoint":{"ip":"203.0.113.7"},"http_request":{"user_agent":"checkout/v1.4.2 (linux/amd64)"},\
                "resources":[{"name":"web","namespace":"ml","type":"apps/deployments/scale"}],\
                "data":{"request_uri":"/apis/apps/v1/namespaces/ml/deployments","decision":"allow",\
                "reason":"RBAC: a reason","token":{"id":"JTI=7d1f","pod":"checkout-5b9c7",\
                "pod_uid":"5b9c7a11-0000-4000-8000-000000000001","node":"ip-10-0-1-7"}}}""");
    }

    @Test
    void leavesOutWhatTheLogDoesNotSay() {
        assertThat(of(sample().sparse())).hasToString("""
                {"actor":{"user":{"name":"system:serviceaccount:payments:checkout","type_id":3,"type":"System"}},\
                "api":{"operation":"get","service":{"name":"kube-apiserver"},"version":"v1",\
                "request":{"uid":"c0ffee00-0000-4000-8000-000000000001"}},\
                "resources":[{"name":"web-1","namespace":"payments","type":"pods"}],\
                "data":{"request_uri":"/api/v1/namespaces/payments/pods/web-1","deduced":true}}""");
    }

    @Test
    void namesThePathOfACallOnNoResource() {
        assertThat(of(sample().path("get", "/metrics/cadvisor?x=1")).path("resources"))
                .hasToString("[{\"name\":\"/metrics\",\"type\":\"nonResourceURL\"}]");
    }

    @Test
    void keepsASourceThatIsNoAddressInItsData() {
        ObjectNode evidence = of(sample().from("gce-internal-ip"));
        assertThat(evidence.has("src_endpoint")).isFalse();
        assertThat(evidence.path("data").path("source").asText()).isEqualTo("gce-internal-ip");
    }

    @Test
    void namesThePodThatIsInTwoPlacesAndBothAddresses() {
        ObjectNode evidence = of(sample().from("10.9.0.4").alsoFrom("10.2.0.7"));
        assertThat(evidence.at("/src_endpoint/ip").asText()).isEqualTo("10.9.0.4");
        assertThat(evidence.at("/data/pod_called_also_from").asText()).isEqualTo("10.2.0.7");
        assertThat(evidence.at("/data/token/pod").asText()).isEqualTo("checkout-5b9c7");
    }

    @Test
    void saysWhomTheAccountActedAs() {
        ObjectNode evidence = of(sample().actingAs("root-user", "system:masters"));
        assertThat(evidence.path("actor").path("user").path("name").asText())
                .isEqualTo("system:serviceaccount:payments:checkout");
        assertThat(evidence.path("data").path("impersonates"))
                .hasToString("{\"name\":\"root-user\",\"groups\":[{\"name\":\"system:masters\"}]}");
    }

    @Test
    void bearsThatNobodyWasNamedToActAs() {
        Sample sample = sample().actingAs("");
        assertThat(of(sample).path("data").has("impersonates")).isFalse();
        assertThat(sample.sentence()).startsWith("payments/checkout acted as somebody else: ");
        assertThat(AlertText.of(sample.alert())).contains("Who:     system:serviceaccount:payments:checkout, token of");
    }

    @Test
    void saysWhoActedAsTheAccount() {
        ObjectNode evidence = of(sample().user("ana@example.com", "devs")
                .actingAs("system:serviceaccount:payments:checkout", "system:serviceaccounts"));
        assertThat(evidence.path("actor").path("user")).hasToString("""
                {"name":"system:serviceaccount:payments:checkout","type_id":3,"type":"System",\
                "groups":[{"name":"system:serviceaccounts"}]}""");
        assertThat(evidence.path("data").path("impersonated_by"))
                .hasToString("{\"name\":\"ana@example.com\",\"groups\":[{\"name\":\"devs\"}]}");
    }

    @Test
    void cutsWhatAClientControls() {
        ObjectNode evidence = of(sample().client("x".repeat(5_000)));
        assertThat(evidence.path("http_request").path("user_agent").asText()).hasSize(512);
    }
}
