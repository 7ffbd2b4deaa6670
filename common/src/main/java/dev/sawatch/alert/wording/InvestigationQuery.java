package dev.sawatch.alert.wording;

import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Untrusted;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A query that shows all that a user did around a time, in the language of the place where the cluster's audit log is.
 *
 * @param place where to run it
 * @param text the query, on several lines
 */
record InvestigationQuery(String place, String text) {
    private static final Duration AROUND = Duration.ofHours(24);

    static InvestigationQuery of(Cluster cluster, String username, Instant time) {
        Span span = Span.around(time);
        return switch (cluster.provider()) {
            case AWS -> logsInsights(cluster, username, span);
            case AZURE -> kusto(cluster, username, span);
            case GCP -> logging(cluster, username, span);
            case NONE -> jq(username, span);
        };
    }

    private record Span(Instant from, Instant to) {
        static Span around(Instant time) {
            Instant second = time.truncatedTo(ChronoUnit.SECONDS);
            return new Span(second.minus(AROUND), second.plus(AROUND));
        }
    }

    private static InvestigationQuery logsInsights(Cluster cluster, String username, Span span) {
        String place = "CloudWatch Logs Insights, log group /aws/eks/" + Untrusted.line(cluster.name())
                + "/cluster, from " + span.from() + " to " + span.to();
        return new InvestigationQuery(place, """
                fields @timestamp, verb, requestURI, responseStatus.code, sourceIPs.0, userAgent, auditID
                | filter @logStream like /^kube-apiserver-audit-/
                | filter user.username = %s
                | sort @timestamp asc
                | limit 1000""".formatted(literal(username)));
    }

    private static InvestigationQuery kusto(Cluster cluster, String username, Span span) {
        return new InvestigationQuery("Log Analytics, resource-specific tables", """
                union isfuzzy=true AKSAudit, AKSAuditAdmin
                | where TimeGenerated between (datetime(%s) .. datetime(%s))
                | where _ResourceId =~ %s
                | where tostring(User.username) == %s
                | project TimeGenerated, Verb, RequestUri, ResponseStatus.code, SourceIps, UserAgent, AuditId
                | order by TimeGenerated asc""".formatted(
                        span.from(), span.to(), literal(cluster.id()), literal(username)));
    }

    private static InvestigationQuery logging(Cluster cluster, String username, Span span) {
        return new InvestigationQuery("Logs Explorer, project " + Untrusted.line(cluster.account()), """
                resource.type="k8s_cluster"
                resource.labels.location=%s
                resource.labels.cluster_name=%s
                protoPayload.authenticationInfo.principalEmail=%s
                timestamp>="%s"
                timestamp<="%s\"""".formatted(
                        literal(cluster.region()), literal(cluster.name()), literal(username), span.from(), span.to()));
    }

    private static InvestigationQuery jq(String username, Span span) {
        return new InvestigationQuery(
                "A shell, audit log in audit.log", """
                jq -c --arg user %s 'select(.user.username == $user
                  and .requestReceivedTimestamp >= "%s" and .requestReceivedTimestamp <= "%s")
                  | [.requestReceivedTimestamp, .verb, .requestURI, .responseStatus.code, .sourceIPs[-1], .userAgent]' audit.log""".formatted(shell(username), span.from(), span.to()));
    }

    /** A string literal that ends nowhere but at its end; the same in all three languages. */
    private static String literal(String text) {
        return "\"" + printable(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** One word of a POSIX shell. */
    static String shell(String text) {
        return "'" + printable(text).replace("'", "'\\''") + "'";
    }

    /** No valid name holds a character that cannot be seen; one that does must not break a line of a query. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(Untrusted.cut(text));
        for (int i = 0; i < printable.length(); i++) {
            boolean seen = Untrusted.line(printable.substring(i, i + 1)).length() == 1;
            printable.setCharAt(i, seen ? printable.charAt(i) : '?');
        }
        return printable.toString();
    }
}
