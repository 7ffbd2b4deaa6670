package dev.sawatch.testkit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Audit events of a made-up cluster, one a line. */
public final class AuditLines {
    /** The first day of {@link #habits}. */
    public static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    /** An allowed call of {@code shop/cart}. */
    public static String event(String auditId, Instant time, String verb, String resource, String namespace) {
        return event(auditId, time, verb, resource, namespace, "cart/v1.2.0");
    }

    /** An allowed call of {@code shop/cart} by a program. */
    public static String event(
            String auditId, Instant time, String verb, String resource, String namespace, String userAgent) {
        return """
                {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"%s",\
                "stage":"ResponseComplete","requestURI":"/api/v1/namespaces/%s/%s","verb":"%s",\
                "user":{"username":"system:serviceaccount:shop:cart","groups":["system:serviceaccounts"]},\
                "sourceIPs":["192.0.2.10"],"userAgent":"%s","objectRef":{"resource":"%s","namespace":"%s",\
                "apiVersion":"v1"},"responseStatus":{"metadata":{},"code":200},"requestReceivedTimestamp":"%s",\
                "stageTimestamp":"%s","annotations":{"authorization.k8s.io/decision":"allow"}}""".formatted(auditId, namespace, resource, verb, userAgent, resource, namespace, time, time);
    }

    /** So many days on which {@code shop/cart} reads configmaps and changes a pod of its namespace. */
    public static List<String> habits(int days) {
        List<String> lines = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            Instant time = START.plus(day, ChronoUnit.DAYS);
            lines.add(event("habit-a-" + day, time, "get", "configmaps", "shop"));
            lines.add(event("habit-b-" + day, time.plusSeconds(60), "patch", "pods", "shop"));
        }
        return lines;
    }

    /** 15 days of habits, then an unusual call, one that follows from it, and a usual one. */
    public static List<String> attack() {
        List<String> lines = habits(15);
        Instant day = START.plus(15, ChronoUnit.DAYS);
        lines.add(event("attack00-0001", day, "list", "secrets", "kube-system", "curl/8.5.0"));
        lines.add(event("attack00-0002", day.plusSeconds(90), "create", "pods", "shop", "curl/8.5.0"));
        lines.add(event("usual000-0001", day.plusSeconds(120), "get", "configmaps", "shop"));
        return lines;
    }

    private AuditLines() {}
}
