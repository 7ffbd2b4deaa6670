package dev.sawatch.alert.ocsf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.behaviour.VerbClass;
import dev.sawatch.detection.Mitigation;
import dev.sawatch.detection.Signal;
import dev.sawatch.detection.Variation;
import dev.sawatch.testkit.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnomalyAnalysisTest {
    private static JsonNode of(Sample sample) {
        return AnomalyAnalysis.of(sample.alert());
    }

    private static List<String> anomalies(Sample sample) {
        List<String> anomalies = new ArrayList<>();
        of(sample).path("anomalies").forEach(a -> {
            assertThat(a.path("observed_pattern").asText()).isEqualTo("UNSEEN");
            anomalies.add(a.path("observation_parameter").asText() + ": "
                    + a.path("observations").path(0).path("value").asText());
        });
        return anomalies;
    }

    private static JsonNode baseline(Sample sample, String parameter) {
        for (JsonNode baseline : of(sample).path("baselines")) {
            if (baseline.path("observation_parameter").asText().equals(parameter)) {
                return baseline;
            }
        }
        throw new AssertionError("no baseline " + parameter);
    }

    private static Sample sample() {
        return Sample.of(Variation.UNUSUAL_API_CALL).call("list", "secrets", "kube-system", "");
    }

    @Test
    void isOfTheAccount() {
        assertThat(of(sample()).path("analysis_targets"))
                .hasToString("[{\"name\":\"system:serviceaccount:payments:checkout\","
                        + "\"type\":\"Kubernetes service account\"}]");
    }

    @Test
    void namesTheUnseenBehaviour() {
        assertThat(anomalies(sample())).containsExactly("behaviour: list secrets (system)");
    }

    @Test
    void namesWhatElseIsNew() {
        assertThat(anomalies(
                        sample().signals(Signal.NEW_CLIENT, Signal.NEW_NETWORK).client("curl/8.5.0")))
                .containsExactly("behaviour: list secrets (system)", "client: curl", "network: 203.0.0.0/16");
    }

    @Test
    void saysInWhichNamespaceAUsualBehaviourIsUnseen() {
        assertThat(anomalies(sample().signals(Signal.NEW_NAMESPACE)))
                .containsExactly("behaviour: list secrets (system) in kube-system", "namespace: kube-system");
    }

    @Test
    void saysWithWhichClientAUsualBehaviourIsUnseen() {
        Sample sample =
                Sample.of(Variation.UNUSUAL_CLIENT).signals(Signal.NEW_CLIENT).client("curl/8.5.0");
        assertThat(anomalies(sample)).containsExactly("behaviour: get pods (own) with curl", "client: curl");
    }

    @Test
    void namesTheAddressThatThePodCannotHave() {
        Sample sample = Sample.of(Variation.UNUSUAL_CLIENT).from("10.9.0.4").alsoFrom("10.2.0.7");
        assertThat(anomalies(sample))
                .containsExactly("behaviour: get pods (own) from 10.9.0.4", "pod_address: 10.9.0.4");
        assertThat(baseline(sample, "pod_address").path("observations")).hasToString("[{\"value\":\"10.2.0.7\"}]");
    }

    @Test
    void tellsWhatSpeaksAgainstAStolenToken() {
        assertThat(baseline(sample().lowBecause(new Mitigation.OwnWork(VerbClass.CREATE)), "mitigation"))
                .hasToString("""
                {"observation_parameter":"mitigation",\
                "observed_pattern":"Low because the account itself created such objects there before.",\
                "observations":[{"value":"own_work"}]}""");
    }

    @Test
    void tellsWhatIsUsual() {
        Sample sample = sample().here("get secrets (own)")
                .peers(9, "web/edge", "ops/vault")
                .known(90, 21);
        assertThat(baseline(sample, "behaviour").path("observations"))
                .hasToString("[{\"value\":\"get secrets (own)\",\"count\":7}]");
        assertThat(baseline(sample, "resource").path("observations"))
                .hasToString("[{\"value\":\"pods\",\"count\":30},{\"value\":\"configmaps\",\"count\":12}]");
        assertThat(baseline(sample, "peers")).hasToString("""
                {"observation_parameter":"peers","observed_pattern":"9 other accounts use this resource",\
                "observations":[{"value":"web/edge"},{"value":"ops/vault"}]}""");
        assertThat(baseline(sample, "days_of_history").path("observations"))
                .hasToString("[{\"value\":\"cluster\",\"count\":21},{\"value\":\"account\",\"count\":90}]");
        assertThat(baseline(sample, "learning_state").path("observations")).hasToString("[{\"value\":\"learned\"}]");
    }

    @Test
    void saysWhetherTheClientIsNew() {
        assertThat(baseline(sample(), "client").path("observed_pattern").asText())
                .isEqualTo("The client is a known one");
        assertThat(baseline(sample().client("curl/8"), "client")
                        .path("observed_pattern")
                        .asText())
                .isEqualTo("The client is new");
    }

    @Test
    void saysThatTheLogShowsNoReads() {
        assertThat(baseline(sample().unread(12), "reads_in_log")).hasToString("""
                {"observation_parameter":"reads_in_log",\
                "observed_pattern":"Reads cannot be judged: the log showed many writes and no get or list of any service \
                account on 12 days",\
                "observations":[{"value":"days without reads","count":12}]}""");
        assertThat(of(sample()).path("baselines").toString()).doesNotContain("reads_in_log");
    }

    @Test
    void tellsWhatWasKeptQuiet() {
        assertThat(baseline(sample().suppressed(41, "get secrets (system)"), "suppressed_calls"))
                .hasToString("""
                {"observation_parameter":"suppressed_calls",\
                "observed_pattern":"41 since the last alert about this, the latest at 2026-03-01T02:04:05.123456Z",\
                "observations":[{"value":"get secrets (system)"}]}""");
    }
}
