package dev.sawatch.alert.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.Cluster;
import dev.sawatch.testkit.Samples;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InvestigationQueryTest {
    private static final Instant TIME = Instant.parse("2026-03-01T03:04:05.678Z");
    private static final String USER = "system:serviceaccount:payments:checkout";
    private static final String NASTY = "a\" | delete\n\\\" or '1'; rm -rf x";

    @Test
    void asksLogsInsightsAboutEks() {
        InvestigationQuery query =
                InvestigationQuery.of(Cluster.eks("eu-central-1", "111122223333", "prod-eu"), USER, TIME);
        assertThat(query.place())
                .isEqualTo("CloudWatch Logs Insights, log group /aws/eks/prod-eu/cluster, from 2026-02-28T03:04:05Z to"
                        + " 2026-03-02T03:04:05Z");
        assertThat(query.text()).isEqualTo("""
                fields @timestamp, verb, requestURI, responseStatus.code, sourceIPs.0, userAgent, auditID
                | filter @logStream like /^kube-apiserver-audit-/
                | filter user.username = "system:serviceaccount:payments:checkout"
                | sort @timestamp asc
                | limit 1000""");
    }

    @Test
    void asksLogAnalyticsAboutAks() {
        assertThat(InvestigationQuery.of(Samples.AKS, USER, TIME).text()).isEqualTo("""
                union isfuzzy=true AKSAudit, AKSAuditAdmin
                | where TimeGenerated between (datetime(2026-02-28T03:04:05Z) .. datetime(2026-03-02T03:04:05Z))
                | where _ResourceId =~ "%s"
                | where tostring(User.username) == "system:serviceaccount:payments:checkout"
                | project TimeGenerated, Verb, RequestUri, ResponseStatus.code, SourceIps, UserAgent, AuditId
                | order by TimeGenerated asc""".formatted(Samples.AKS.id()));
    }

    @Test
    void asksCloudLoggingAboutGke() {
        InvestigationQuery query = InvestigationQuery.of(Samples.GKE, USER, TIME);
        assertThat(query.place()).isEqualTo("Logs Explorer, project shop-prod");
        assertThat(query.text()).isEqualTo("""
                resource.type="k8s_cluster"
                resource.labels.location="europe-west3"
                resource.labels.cluster_name="prod-eu"
                protoPayload.authenticationInfo.principalEmail="system:serviceaccount:payments:checkout"
                timestamp>="2026-02-28T03:04:05Z"
                timestamp<="2026-03-02T03:04:05Z\"""");
    }

    @Test
    void asksTheLogFileOfAnyOtherCluster() {
        assertThat(InvestigationQuery.of(Samples.PLAIN, USER, TIME).text())
                .startsWith("jq -c --arg user '" + USER + "' 'select(.user.username == $user\n")
                .endsWith(" audit.log");
    }

    @Test
    void noNameEndsItsLiteral() {
        String literal = "\"a\\\" | delete?\\\\\\\" or '1'; rm -rf x\"";
        assertThat(InvestigationQuery.of(Cluster.eks("r", "1", "c"), NASTY, TIME)
                        .text())
                .contains("| filter user.username = " + literal + "\n| sort");
        assertThat(InvestigationQuery.of(Samples.AKS, NASTY, TIME).text())
                .contains("tostring(User.username) == " + literal + "\n| project");
        assertThat(InvestigationQuery.of(Samples.GKE, NASTY, TIME).text())
                .contains("principalEmail=" + literal + "\ntimestamp");
    }

    @Test
    void noNameEndsItsShellWord() {
        assertThat(InvestigationQuery.shell(NASTY)).isEqualTo("'a\" | delete?\\\" or '\\''1'\\''; rm -rf x'");
    }
}
