package dev.sawatch.testkit;

import static dev.sawatch.detection.Signal.NEW_ACCOUNT;
import static dev.sawatch.detection.Signal.NEW_CLIENT;
import static dev.sawatch.detection.Signal.NEW_NAMESPACE;
import static dev.sawatch.detection.Signal.NEW_NETWORK;
import static dev.sawatch.detection.Signal.UPGRADED_CLIENT;
import static dev.sawatch.detection.Variation.FIRST_SEEN_RESOURCE;
import static dev.sawatch.detection.Variation.UNUSUAL_API_CALL;
import static dev.sawatch.detection.Variation.UNUSUAL_CLIENT;
import static dev.sawatch.detection.Variation.UNUSUAL_MODIFICATION;
import static dev.sawatch.detection.Variation.UNUSUAL_RESOURCE;
import static dev.sawatch.detection.Variation.UNUSUAL_SENSITIVE_RESOURCE;

import dev.sawatch.audit.Cluster;
import java.util.LinkedHashMap;
import java.util.Map;

/** Alerts of all kinds, each with the sentence that people must read. */
public final class Samples {
    public static final String ODD = "\u001b[31m\"'\\\n\u202e|;$(x)`\ud83d\ude00";
    public static final Cluster AKS =
            Cluster.aks("/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop"
                    + "/providers/Microsoft.ContainerService/managedClusters/Prod-EU");
    public static final Cluster GKE = Cluster.gke("shop-prod", "europe-west3", "prod-eu");
    public static final Cluster PLAIN = new Cluster("prod eu:1");

    private static final String NEVER = ": never before in 30 days; no other service account of prod-eu did.";

    public static Map<Sample, String> all() {
        Map<Sample, String> all = new LinkedHashMap<>();
        objects(all);
        subresources(all);
        circumstances(all);
        impersonations(all);
        clients(all);
        return all;
    }

    private static void objects(Map<Sample, String> all) {
        all.put(
                Sample.of(FIRST_SEEN_RESOURCE)
                        .call("list", "secrets", "kube-system", "")
                        .alsoAs(UNUSUAL_SENSITIVE_RESOURCE, UNUSUAL_RESOURCE),
                "payments/checkout listed secrets in kube-system" + NEVER);
        all.put(
                Sample.of(UNUSUAL_SENSITIVE_RESOURCE)
                        .call("get", "secrets", "payments", "db")
                        .peers(4),
                "payments/checkout read secret db in its own namespace: never before in 30 days; 4 other service"
                        + " accounts of prod-eu use secrets.");
        all.put(
                Sample.of(UNUSUAL_RESOURCE)
                        .call("watch", "networking.k8s.io/ingresses", "", "")
                        .peers(1, "web/edge"),
                "payments/checkout watched ingresses cluster-wide: never before in 30 days; of the others in"
                        + " prod-eu, only web/edge uses networking.k8s.io/ingresses.");
        all.put(
                Sample.of(UNUSUAL_MODIFICATION)
                        .call("create", "rbac.authorization.k8s.io/clusterrolebindings", "", "evil"),
                "payments/checkout created clusterrolebinding evil" + NEVER);
        all.put(
                Sample.of(UNUSUAL_MODIFICATION)
                        .call("create", "pods", "kube-system", "")
                        .cluster(GKE),
                "payments/checkout created a pod in kube-system" + NEVER);
        all.put(
                Sample.of(UNUSUAL_MODIFICATION)
                        .call("patch", "apps/deployments", "ml", "train")
                        .known(20, 30),
                "payments/checkout changed deployment train in ml: never before in 20 days; no other service"
                        + " account of prod-eu did.");
        all.put(
                Sample.of(UNUSUAL_MODIFICATION).call("delete", "networking.k8s.io/networkpolicies", "ml", "deny"),
                "payments/checkout deleted networkpolicy deny in ml" + NEVER);
        all.put(
                Sample.of(UNUSUAL_MODIFICATION).call("deletecollection", "events", "ml", ""),
                "payments/checkout deleted all events in ml" + NEVER);
        all.put(
                Sample.of(FIRST_SEEN_RESOURCE)
                        .call("list", "cert-manager.io/certificates", "", "")
                        .cluster(AKS),
                "payments/checkout listed certificates.cert-manager.io cluster-wide" + NEVER);
        all.put(
                Sample.of(UNUSUAL_MODIFICATION).call("update", "namespaces", "vault", "vault"),
                "payments/checkout changed namespace vault" + NEVER);
    }

    private static void subresources(Map<Sample, String> all) {
        all.put(
                Sample.of(FIRST_SEEN_RESOURCE).call("get", "pods:exec", "ml", "train-0"),
                "payments/checkout ran a command in pod train-0 in ml" + NEVER);
        all.put(
                Sample.of(FIRST_SEEN_RESOURCE).call("create", "pods:attach", "ml", "train-0"),
                "payments/checkout attached to pod train-0 in ml" + NEVER);
        all.put(
                Sample.of(FIRST_SEEN_RESOURCE)
                        .call("create", "pods:portforward", "ml", "train-0")
                        .denied(),
                "payments/checkout tried to open a port-forward to pod train-0 in ml and was refused: never before"
                        + " in 30 days; no other service account of prod-eu uses pods/portforward.");
        all.put(
                Sample.of(FIRST_SEEN_RESOURCE).call("get", "nodes:proxy", "", "ip-10-0-1-7"),
                "payments/checkout reached node ip-10-0-1-7 through the API server's proxy" + NEVER);
        all.put(
                Sample.of(FIRST_SEEN_RESOURCE).call("create", "serviceaccounts:token", "kube-system", "admin"),
                "payments/checkout issued a token of serviceaccount admin in kube-system" + NEVER);
        all.put(
                Sample.of(FIRST_SEEN_RESOURCE).call("patch", "pods:ephemeralcontainers", "ml", "train-0"),
                "payments/checkout put a debug container into pod train-0 in ml" + NEVER);
        all.put(
                Sample.of(FIRST_SEEN_RESOURCE).call("create", "pods:eviction", "ml", "train-0"),
                "payments/checkout evicted pod train-0 in ml" + NEVER);
        all.put(
                Sample.of(FIRST_SEEN_RESOURCE).call("get", "pods:log", "ml", "train-0"),
                "payments/checkout read the log of pod train-0 in ml" + NEVER);
        all.put(
                Sample.of(FIRST_SEEN_RESOURCE)
                        .call("patch", "apps/deployments:scale", "ml", "web")
                        .denied(),
                "payments/checkout tried to change the scale of deployment web in ml and was refused: never before"
                        + " in 30 days; no other service account of prod-eu uses apps/deployments/scale.");
    }

    private static void circumstances(Map<Sample, String> all) {
        all.put(
                Sample.of(UNUSUAL_API_CALL)
                        .call("list", "secrets", "kube-system", "")
                        .cluster(PLAIN)
                        .sparse()
                        .denied(),
                "payments/checkout tried to list secrets in kube-system and was refused: never before in 30 days;"
                        + " no other service account of prod eu:1 uses secrets.");
        all.put(
                Sample.of(UNUSUAL_API_CALL).call("list", "pods", "ml", "").here("list pods (other), denied"),
                "payments/checkout listed pods in ml: in 30 days it was always refused before.");
        all.put(
                Sample.of(UNUSUAL_SENSITIVE_RESOURCE)
                        .call("patch", "secrets", "vault", "root")
                        .signals(NEW_NAMESPACE)
                        .peers(2),
                "payments/checkout changed secret root in vault: it does this elsewhere, but never before in this"
                        + " namespace in 30 days.");
        all.put(
                Sample.of(UNUSUAL_SENSITIVE_RESOURCE)
                        .call("get", "secrets", "kube-system", "ca")
                        .signals(NEW_CLIENT, NEW_NETWORK)
                        .client("curl/8.5.0")
                        .from("198.51.100.9")
                        .peers(2),
                "payments/checkout read secret ca in kube-system with curl, which it never used, and from"
                        + " 198.51.100.9, a network new to it: never before in 30 days; 2 other service accounts of"
                        + " prod-eu use secrets.");
        all.put(
                Sample.of(FIRST_SEEN_RESOURCE)
                        .user("system:serviceaccount:arc-runners:e2e-runner-x7k2p")
                        .call("get", "nodes", "", "ip-10-0-1-7")
                        .signals(NEW_ACCOUNT)
                        .known(0, 30),
                "arc-runners/e2e-runner-x7k2p, an account first seen today, read node ip-10-0-1-7: no other service"
                        + " account of prod-eu did in 30 days.");
        all.put(
                Sample.of(UNUSUAL_API_CALL).path("get", "/metrics").known(90, 1).signals(UPGRADED_CLIENT),
                "payments/checkout requested /metrics: never before in 1 day.");
        all.put(
                Sample.of(UNUSUAL_API_CALL)
                        .path("post", "/logs/kube-apiserver.log?x=1")
                        .denied(),
                "payments/checkout tried to send HTTP POST to /logs/kube-apiserver.log and was refused: never"
                        + " before in 30 days.");
        all.put(
                Sample.of(UNUSUAL_RESOURCE)
                        .call("list", "endpoints", "ml", "")
                        .later(2)
                        .suppressed(41, "get pods (own)"),
                "payments/checkout listed endpoints in ml" + NEVER);
        all.put(
                Sample.of(UNUSUAL_MODIFICATION)
                        .call("create", "configmaps", ODD, ODD)
                        .client(ODD)
                        .from(ODD)
                        .signals(NEW_CLIENT),
                "payments/checkout created configmap \\u001b[31m\"'\\\\u000a\\u202e|;$(x)`\ud83d\ude00 in"
                        + " \\u001b[31m\"'\\\\u000a\\u202e|;$(x)`\ud83d\ude00 with"
                        + " \\u001b[31m\"'\\\\u000a\\u202e|;$(x)`\ud83d\ude00, which it never used"
                        + NEVER);
    }

    private static void impersonations(Map<Sample, String> all) {
        all.put(
                Sample.of(UNUSUAL_SENSITIVE_RESOURCE)
                        .call("list", "secrets", "", "")
                        .actingAs("root-user"),
                "payments/checkout acted as user root-user" + NEVER);
        all.put(
                Sample.of(UNUSUAL_SENSITIVE_RESOURCE)
                        .call("list", "secrets", "", "")
                        .actingAs("root-user", "system:masters", "system:authenticated")
                        .second(),
                "payments/checkout acted as user root-user with group system:masters" + NEVER);
        all.put(
                Sample.of(UNUSUAL_SENSITIVE_RESOURCE)
                        .call("get", "pods", "ml", "a")
                        .actingAs("system:serviceaccount:kube-system:admin")
                        .peers(1, "tools/headlamp"),
                "payments/checkout acted as service account kube-system/admin: never before in 30 days; of the"
                        + " others in prod-eu, only tools/headlamp did.");
        all.put(
                Sample.of(UNUSUAL_RESOURCE)
                        .user("ana@example.com", "devs")
                        .call("list", "configmaps", "payments", "")
                        .actingAs("system:serviceaccount:payments:checkout", "system:serviceaccounts"),
                "ana@example.com, acting as payments/checkout, listed configmaps in its own namespace" + NEVER);
    }

    private static void clients(Map<Sample, String> all) {
        all.put(
                Sample.of(UNUSUAL_CLIENT).signals(NEW_CLIENT).client("curl/8.5.0"),
                "payments/checkout read pod web-1 in its own namespace with curl, which it never used: a usual"
                        + " call, but in 30 days always made with checkout.");
        all.put(
                Sample.of(UNUSUAL_CLIENT).signals(NEW_NETWORK).from("2001:db8::7"),
                "payments/checkout read pod web-1 in its own namespace from 2001:db8::7, a network new to it: a"
                        + " usual call, but in 30 days never made from there.");
        all.put(
                Sample.of(UNUSUAL_CLIENT).signals(NEW_CLIENT).client(""),
                "payments/checkout read pod web-1 in its own namespace with a client that gives no name, which it"
                        + " never used: a usual call, but in 30 days always made with checkout.");
        all.put(
                Sample.of(UNUSUAL_CLIENT).from("10.9.0.4").alsoFrom("10.2.0.7"),
                "payments/checkout read pod web-1 in its own namespace from 10.9.0.4, though its pod checkout-5b9c7"
                        + " called from 10.2.0.7 as well, within a day: a usual call, but a pod has only one address.");
        all.put(
                Sample.of(UNUSUAL_SENSITIVE_RESOURCE)
                        .call("list", "secrets", "vault", "")
                        .signals(NEW_CLIENT, NEW_NETWORK)
                        .client("curl/8.5.0")
                        .from("198.51.100.9")
                        .alsoFrom("10.2.0.7"),
                "payments/checkout listed secrets in vault with curl, which it never used, and from 198.51.100.9, a"
                        + " network new to it, though its pod checkout-5b9c7 called from 10.2.0.7 as well, within a"
                        + " day" + NEVER);
    }

    private Samples() {}
}
