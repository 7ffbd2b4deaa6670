package dev.sawatch.alert.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.detection.Mitigation;
import dev.sawatch.detection.Signal;
import dev.sawatch.detection.Variation;
import dev.sawatch.testkit.Sample;
import dev.sawatch.testkit.Samples;
import org.junit.jupiter.api.Test;

class AlertTextTest {
    private static String text(Sample sample) {
        return AlertText.of(sample.alert());
    }

    @Test
    void tellsTheFirstAlertOfAnEpisodeInFull() {
        String text = text(Sample.of(Variation.UNUSUAL_SENSITIVE_RESOURCE)
                .call("list", "secrets", "kube-system", "")
                .here("get secrets (own)")
                .peers(2, "web/edge")
                .suppressed(41, "get secrets (system)"));
        assertThat(text).isEqualTo("""
                [Low, confidence medium] A Kubernetes service account executed an API call on an unusual \
                sensitive resource
                payments/checkout listed secrets in kube-system: never before in 30 days; 2 other service accounts of \
                prod-eu use secrets.
                Why:     Secrets hold passwords, keys and tokens, and a list or a watch returns their values just as a \
                get does. Treat what was read as known to whoever holds this account's token. Medium because nothing \
                that is known of the account explains it.
                Who:     system:serviceaccount:payments:checkout, token of pod checkout-5b9c7, on node ip-10-0-1-7
                What:    list /api/v1/namespaces/kube-system/secrets (allowed, status 200)
                When:    2026-03-01 03:04:05 UTC
                From:    203.0.113.7, with checkout/v1.4.2 (linux/amd64)
                Usual:   get secrets (own); mostly uses pods, configmaps; with checkout
                Others:  web/edge, 1 more use this resource
                Cluster: arn:aws:eks:eu-central-1:111122223333:cluster/prod-eu
                Before:  41 calls were not told since the last alert about this, the latest at 2026-03-01 02:04:05 UTC
                1. Check whether this service account should be making this call. What the account may do:
                kubectl auth can-i --list --as='system:serviceaccount:payments:checkout' --namespace='kube-system'
                2. Look at what else this service account did in the cluster (CloudWatch Logs Insights, log group \
                /aws/eks/prod-eu/cluster, from 2026-02-28T03:04:05Z to 2026-03-02T03:04:05Z):
                fields @timestamp, verb, requestURI, responseStatus.code, sourceIPs.0, userAgent, auditID
                | filter @logStream like /^kube-apiserver-audit-/
                | filter user.username = "system:serviceaccount:payments:checkout"
                | sort @timestamp asc
                | limit 1000
                3. To contain it, once you are sure, in the cluster prod-eu; all that runs as payments/checkout is hit, \
                what belongs to others is not:
                The token dies with its pod. A new pod of the same image can be broken into in the same way; the old \
                one's logs are lost with it.
                [ "$(kubectl get pod 'checkout-5b9c7' --namespace='payments' --output=jsonpath='{.metadata.uid}')" = \
                '5b9c7a11-0000-4000-8000-000000000001' ] &&
                kubectl delete pod 'checkout-5b9c7' --namespace='payments'
                The log does not name the binding that allowed the call. Those that name the account:
                kubectl get rolebindings,clusterrolebindings --all-namespaces --output=json |
                jq --compact-output --arg ns 'payments' --arg name 'checkout' '.items[] | .metadata.namespace as $home \
                | select(any(.subjects[]?; .kind == "ServiceAccount" and .name == $name and \
                (.namespace // $home) == $ns)) | [.kind, $home, .metadata.name]'
                If the account has a role in AWS, what was got with it outlives token and pod: revoke it there.
                Ids:     alert a1, episode a1, audit c0ffee00-0000-4000-8000-000000000001""");
    }

    @Test
    void saysThatTheLogShowsNoReads() {
        assertThat(text(Sample.of(Variation.UNUSUAL_MODIFICATION)
                        .call("create", "pods", "ml", "")
                        .unread(1)))
                .contains("\nUnseen:  Reads cannot be judged: the log showed many writes and no get or list of any"
                        + " service account on 1 day\nCluster: ");
    }

    @Test
    void tellsLaterAlertsOfAnEpisodeInOneLine() {
        assertThat(text(Sample.of(Variation.UNUSUAL_RESOURCE)
                        .call("list", "endpoints", "ml", "")
                        .later(2)))
                .isEqualTo("[Informational, confidence medium] payments/checkout listed endpoints in ml: never before"
                        + " in 30"
                        + " days; no other service account of prod-eu did. 2026-03-01 03:04:05 UTC, alert 3"
                        + " of episode a0,"
                        + " audit id c0ffee00-0000-4000-8000-000000000001");
    }

    @Test
    void saysThatAFamilyIsJudgedTogether() {
        assertThat(text(Sample.of(Variation.UNUSUAL_RESOURCE)
                        .user("system:serviceaccount:arc-runners:build-x7k2p")
                        .call("list", "nodes", "", "")))
                .contains("All arc-runners/build-# accounts are judged together.");
    }

    @Test
    void saysWhatMayExplainTheCall() {
        Sample upgraded = Sample.of(Variation.UNUSUAL_RESOURCE).signals(Signal.UPGRADED_CLIENT);
        assertThat(text(upgraded)).contains("Its client claims a new version; anybody can.");
        assertThat(text(upgraded.signals(Signal.ROLLED_OUT)))
                .contains("Its client claims a new version. Its workload was rolled out within the two days before.");
        Mitigation upgrade = new Mitigation.Upgrade("1.5", Sample.TIME.minusSeconds(3 * 3600));
        assertThat(text(upgraded.lowBecause(upgrade)))
                .contains("Low because an upgrade of checkout to v1.5 was rolled out 3 hours before.")
                .doesNotContain("claims a new version");
    }

    @Test
    void tellsWhyALaterAlertIsLowInItsOneLine() {
        assertThat(text(Sample.of(Variation.UNUSUAL_RESOURCE)
                        .lowBecause(new Mitigation.Home())
                        .later(2)))
                .contains(" did. Low because it stays in the account's own namespace and is not sensitive. 2026-03-01");
    }

    @Test
    void namesBothPlacesOfAPod() {
        assertThat(text(Sample.of(Variation.UNUSUAL_CLIENT).from("10.9.0.4").alsoFrom("10.2.0.7")))
                .contains("From:    10.9.0.4, with checkout/v1.4.2 (linux/amd64); its pod also from 10.2.0.7\n");
    }

    @Test
    void looksForThePersonWhoActedAsTheAccount() {
        assertThat(text(Sample.of(Variation.UNUSUAL_RESOURCE)
                        .user("ana@example.com")
                        .actingAs("system:serviceaccount:payments:checkout")))
                .contains("Who:     system:serviceaccount:payments:checkout, in whose name ana@example.com acted\n")
                .contains("2. Look at what else the caller who acted as this service account did")
                .contains("| filter user.username = \"ana@example.com\"\n");
    }

    @Test
    void letsNoClientWriteLinesOrMoveTheCursor() {
        Sample plain = Sample.of(Variation.UNUSUAL_MODIFICATION).call("create", "configmaps", "ml", "x");
        Sample odd = Sample.of(Variation.UNUSUAL_MODIFICATION)
                .call("create", "configmaps", Samples.ODD, Samples.ODD)
                .client(Samples.ODD)
                .from(Samples.ODD);
        assertThat(text(odd).lines()).hasSameSizeAs(text(plain).lines().toList());
        assertThat(text(odd)).doesNotContain("\u001b", "\u202e");
    }
}
