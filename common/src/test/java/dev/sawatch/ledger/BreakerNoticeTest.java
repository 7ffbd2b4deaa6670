package dev.sawatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.ocsf.OcsfFinding;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Variation;
import dev.sawatch.testkit.AlertJson;
import dev.sawatch.testkit.Sample;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BreakerNoticeTest {
    private static final AccountCall CALL = Sample.of(Variation.FIRST_SEEN_RESOURCE)
            .call("list", "secrets", "kube-system", "")
            .accountCall();

    @Test
    void saysForWhichAccountPublicationStopped() {
        JsonNode event = AlertJson.event(OcsfFinding.notice("b1", new BreakerNotice(CALL, true, 100)));
        assertThat(AlertJson.account(event)).isEqualTo("payments/checkout");
        assertThat(event.path("data").path("message").asText())
                .isEqualTo("No more alerts of payments/checkout in prod-eu are published for now: it has had 100 in 24"
                        + " hours.");
    }

    @Test
    void announcesThatPublicationStopped() {
        AlertMessage notice = OcsfFinding.notice("b1", new BreakerNotice(CALL, false, 5_000));
        JsonNode event = AlertJson.event(notice);
        AlertJson.assertNothingEmpty(event, "event");
        assertThat(AlertJson.id(event)).isEqualTo("b1");
        assertThat(event.has("subject")).isFalse();
        assertThat(event.path("data").path("message").asText())
                .isEqualTo("No more alerts of prod-eu are published for now: it has had 5,000 in 24 hours.");
        assertThat(AlertJson.episode(event)).isEqualTo("b1");
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
