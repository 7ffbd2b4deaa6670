package dev.sawatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.testkit.AuditLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What explain says of the facts that lower or raise a confidence, or let one alert stand for several. */
class ExplainFactsTest {
    private static final Instant DAY = AuditLines.START.plus(Duration.ofDays(15));

    @TempDir
    private Path folder;

    private final List<String> lines = AuditLines.habits(15);

    @Test
    void anUpgradeThatWasRolledOut() throws IOException {
        lines.add(AuditLines.event("rollout-1", DAY.minusSeconds(7_200), "create", "replicasets", "shop")
                .replace("serviceaccount:shop:cart", "serviceaccount:kube-system:deployment-controller")
                .replace("\"apiVersion\":\"v1\"}", "\"apiGroup\":\"apps\",\"name\":\"cart-5d4f7c9b8d\"}"));
        lines.add(ofPod(AuditLines.event("upgraded-1", DAY, "create", "services", "shop", "cart/v1.3.0")));
        assertThat(explain("upgraded-1"))
                .contains("Pod          cart-5d4f7c9b8d-x7k2p, of cart, which was rolled out at 2026-01-20T08:00:00Z")
                .contains("cart 1.3.0, used on 15 days of the last 30, latest 2026-01-19; known in version 1.2.0; this"
                        + " one is higher than all those older than two days")
                .contains("Low because an upgrade of cart to v1.3.0 was rolled out 2 hours before.")
                .contains("Low because it stays in the account's own namespace and is not sensitive.");
    }

    @Test
    void aVersionAlone() throws IOException {
        lines.add(ofPod(AuditLines.event("claimed-1", DAY, "delete", "services", "payments", "cart/v999")));
        assertThat(explain("claimed-1"))
                .contains("Pod          cart-5d4f7c9b8d-x7k2p, not rolled out in the two days before")
                .contains("Medium because nothing that is known of the account explains it. Its client claims a new"
                        + " version; anybody can.");
    }

    @Test
    void aPodInTwoPlaces() throws IOException {
        lines.add(ofPod(AuditLines.event("at-home-1", DAY, "get", "configmaps", "shop")));
        lines.add(ofPod(AuditLines.event("elsewhere-1", DAY.plusSeconds(60), "get", "configmaps", "shop"))
                .replace("192.0.2.10", "192.0.2.99"));
        assertThat(explain("elsewhere-1"))
                .contains("Pod          cart-5d4f7c9b8d-x7k2p, not rolled out in the two days before; it called from"
                        + " 192.0.2.10 as well, within a day")
                .contains("signals two_places), confidence high")
                .contains("Usual if     its pod had called from no other address within a day\n")
                .contains("One alert    stands for usual calls with the tokens of this pod, for 5 days");
    }

    @Test
    void aNewNetwork() throws IOException {
        lines.add(
                AuditLines.event("network-1", DAY, "get", "configmaps", "shop").replace("192.0.2.10", "10.9.0.4"));
        assertThat(explain("network-1"))
                .contains(
                        "Network      10.9.0.4 of the private network 10.9.0.0/16, new to the account; no other account"
                                + " calls from it")
                .contains("Low because the call itself is usual: only the program or the network is new.")
                .contains(
                        "Usual if     the account had called from this network on a day since 2025-12-22 and more than"
                                + " 24 hours before, or 3 other accounts had\n")
                .contains("One alert    stands for usual calls of any account from 10.9.0.0/16, for 5 days");
    }

    @Test
    void moreNetworksAndClientsThanAreKept() throws IOException {
        for (int i = 0; i < 17; i++) {
            lines.add(AuditLines.event(
                            "many-0000-" + i, DAY.plusSeconds(i), "get", "configmaps", "shop", "program" + i + "/v1")
                    .replace("192.0.2.10", "198." + i + ".100.1"));
        }
        lines.add(AuditLines.event("another-1", DAY.plusSeconds(60), "get", "configmaps", "shop", "curl/8.5.0")
                .replace("192.0.2.10", "203.0.113.77"));
        assertThat(explain("another-1"))
                .contains("curl 8.5.0; the account uses more clients than are kept, so none is new")
                .contains("203.0.113.77 of the public network 203.0.0.0/16; the account calls from more networks than"
                        + " are kept, so none is new")
                .contains("USUAL        the account does this, and nothing is remarkable in how it did");
    }

    @Test
    void othersOfItsKind() throws IOException {
        for (int i = 0; i < 4; i++) {
            lines.add(AuditLines.event("peer-000-" + i, DAY.minusSeconds(86_400), "create", "services", "payments")
                    .replace("shop:cart", "team-" + (char) ('a' + i) + ":cart"));
        }
        lines.add(AuditLines.event("cohort-01", DAY, "create", "services", "payments"));
        assertThat(explain("cohort-01"))
                .contains("Its kinds    other accounts that did this on earlier days: at least 4 of */cart")
                .contains("Low because 4 other cart accounts do this in payments.")
                .contains("One alert    stands for what accounts of the kind */cart do alike, for 5 days");
    }

    @Test
    void probing() throws IOException {
        lines.add(AuditLines.event("probing-1", DAY, "get", "pods", "shop")
                .replace("\"resource\":\"pods\"", "\"resource\":\"inventions\"")
                .replace("\"code\":200", "\"code\":403")
                .replace("\"allow\"", "\"forbid\""));
        assertThat(explain("probing-1"))
                .contains("get inventions (own), denied: in the account's own namespace; it was refused, and of what"
                        + " never succeeds at most 512 behaviours of an account are kept")
                .contains("the account had done get inventions (own) or get inventions (other) or get inventions"
                        + " (cluster) or list inventions (own) or list inventions (other) or list inventions (cluster),"
                        + " allowed or refused, on a day since 2025-12-22")
                .contains("One alert    stands for what the account asks for in vain (refused), for 5 days");
    }

    @Test
    void aNewAccountAndItsNamespace() throws IOException {
        lines.add(AuditLines.event("newcomer-1", DAY, "list", "secrets", "till")
                .replace("serviceaccount:shop:cart", "serviceaccount:till:till"));
        assertThat(explain("newcomer-1"))
                .contains(
                        "till/till, never seen before (what was silent for more than 31 days is forgotten); its namespace was first seen the same day")
                .contains("Low because the account is new, first seen today, and so is its namespace: new software does"
                        + " such things.");
    }

    @Test
    void anAccountThatBeginsAnew() throws IOException {
        Instant later = DAY.plus(Duration.ofDays(20));
        for (int i = 0; i < 16; i++) {
            lines.add(AuditLines.event("other-00-" + i, later.plus(Duration.ofDays(i)), "get", "configmaps", "payments")
                    .replace("shop:cart", "payments:ledger"));
        }
        lines.add(AuditLines.event("awake-00-1", later.plus(Duration.ofDays(16)), "get", "configmaps", "shop"));
        assertThat(explain("awake-00-1"))
                .contains("SILENT       an account is new in its first 3 days")
                .contains(
                        "shop/cart, never seen before (what was silent for more than 31 days is forgotten); its namespace was"
                                + " first seen the same day");
    }

    private static String ofPod(String event) {
        return event.replace("\"groups\":[\"system:serviceaccounts\"]", """
                "groups":["system:serviceaccounts"],"extra":{\
                "authentication.kubernetes.io/pod-name":["cart-5d4f7c9b8d-x7k2p"],\
                "authentication.kubernetes.io/pod-uid":["00000000-0000-4000-8000-000000000001"]}""");
    }

    private String explain(String auditId) throws IOException {
        Path log = Files.write(Files.createTempFile(folder, "audit", ".log"), lines);
        Sawatch.Run run = new Sawatch().environment("COLUMNS", "400").run("explain", "--audit-id", auditId, log);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run.out();
    }
}
