package dev.sawatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.testkit.AuditLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
    @TempDir
    private Path folder;

    @Test
    void anUnusualCall() throws IOException {
        assertThat(explain("attack00", AuditLines.attack()))
                .contains("Call         list /api/v1/namespaces/kube-system/secrets")
                .contains("Account      shop/cart, first seen 2026-01-05, 15 days before")
                .contains("Behaviour    list secrets (system): in a namespace of the control plane")
                .contains("Covered by   nothing; the account did nothing else with this resource")
                .contains("Sensitive    Secrets hold passwords")
                .contains("Resource     secrets, which no account of the cluster used in the last 30 days")
                .contains("Client       curl 8.5.0, new to the account, which uses cart")
                .contains("used on 15 days of the last 30, latest 2026-01-19")
                .contains("Cluster      local, 15 earlier days with events, 14 are needed")
                .contains("UNUSUAL")
                .contains("signals new_client), confidence high")
                .contains("Confidence   High because the call is new, and so is the program that made it.")
                .contains("Usual if     the account had done list secrets (system) on a day since 2025-12-22; and the"
                        + " account had used this client on a day since 2025-12-22 and more than 24 hours before")
                .contains("One alert    stands for calls of the account of the behaviour list secrets (system), for 5"
                        + " days; graver calls are told all the same")
                .contains("Alert        shop/cart listed secrets in kube-system")
                .contains("the first of its episode");
    }

    @Test
    void aUsualCall() throws IOException {
        assertThat(explain("usual000-0001", AuditLines.attack()))
                .contains("Covered by   get configmaps (own), on 15 days of the last 30, latest 2026-01-19")
                .contains("USUAL        the account does this")
                .doesNotContain("UNUSUAL", "Alert ");
    }

    @Test
    void aCallBeforeTheClusterIsActive() throws IOException {
        assertThat(explain("habit-a-3", AuditLines.attack()))
                .contains("SILENT       whatever it is, for the cluster is not active yet");
    }

    @Test
    void aCallOfANewAccount() throws IOException {
        List<String> lines = AuditLines.habits(15);
        lines.add(AuditLines.event("newcomer-1", AuditLines.START.plus(Duration.ofDays(15)), "create", "pods", "shop")
                .replace("shop:cart", "shop:till"));
        assertThat(explain("newcomer-1", lines))
                .contains("shop/till, never seen before")
                .contains("its namespace was first seen 15 days before")
                .contains(
                        "SILENT       an account is new in its first 3 days, and only first-seen and sensitive resources"
                                + " and changes in the control plane's namespaces are alerted of it");
    }

    @Test
    void aCallThatKubernetesGrantsToEverybody() throws IOException {
        List<String> lines = AuditLines.habits(1);
        lines.add("""
                {"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"discovery","stage":"ResponseComplete",\
                "requestURI":"/api?timeout=32s","verb":"get","user":{"username":"system:serviceaccount:shop:cart"},\
                "responseStatus":{"code":200},"requestReceivedTimestamp":"2026-01-05T11:00:00Z"}""");
        assertThat(explain("discovery", lines)).contains("Usual: Kubernetes grants such calls to everybody");
    }

    @Test
    void anImpersonatedCallConcernsBoth() throws IOException {
        List<String> lines = AuditLines.habits(15);
        lines.add(
                AuditLines.event("pretend-1", AuditLines.START.plus(Duration.ofDays(15)), "get", "secrets", "payments")
                        .replace(
                                "\"sourceIPs\"",
                                "\"impersonatedUser\":{\"username\":\"system:serviceaccount:ops:admin\"},\"sourceIPs\""));
        assertThat(explain("pretend-1", lines))
                .contains("Acting as    system:serviceaccount:ops:admin")
                .contains("Account      shop/cart")
                .contains("impersonate serviceaccounts (other)")
                .contains("Account      ops/admin")
                .contains("somebody else did it in the account's name");
    }

    @Test
    void aSuppressedCall() throws IOException {
        List<String> lines = AuditLines.attack();
        lines.add(AuditLines.event(
                "again000-1", AuditLines.START.plus(Duration.ofDays(16)), "watch", "secrets", "kube-public"));
        lines.add(AuditLines.event(
                "again000-2", AuditLines.START.plus(Duration.ofDays(16)), "get", "secrets", "kube-system"));
        assertThat(explain("again000-2", lines)).contains("Covered by   list secrets (system), on 2 days");
        List<String> denied = new ArrayList<>(AuditLines.habits(15));
        for (int i = 0; i < 2; i++) {
            denied.add(AuditLines.event(
                            "denied00-" + i,
                            AuditLines.START.plus(Duration.ofDays(15)).plusSeconds(i),
                            i == 0 ? "delete" : "patch",
                            "services",
                            "shop")
                    .replace("\"code\":200", "\"code\":403")
                    .replace("\"allow\"", "\"forbid\""));
        }
        assertThat(explain("denied00-1", denied)).contains("Not told     an alert about the same is not old enough");
    }

    @Test
    void aCallJudgedByAKeptBaseline() throws IOException {
        Path state = folder.resolve("state.db");
        List<String> lines = AuditLines.attack();
        new Sawatch().run("replay", "--state", state, log(lines.subList(0, 30)));
        byte[] before = Files.readAllBytes(state);
        Path rest = log(lines.subList(30, 33));
        assertThat(new Sawatch()
                        .run("explain", "--audit-id", "attack00-0001", rest)
                        .out())
                .contains("SILENT");
        assertThat(new Sawatch()
                        .run("explain", "--state", state, "--audit-id", "attack00-0001", rest)
                        .out())
                .contains("UNUSUAL");
        assertThat(state).hasBinaryContent(before);
    }

    @Test
    void aCallThatIsNotThere() throws IOException {
        Sawatch.Run run = new Sawatch().run("explain", "--audit-id", "not-there", log(AuditLines.habits(1)));
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("not-there");
    }

    private String explain(String auditId, List<String> lines) throws IOException {
        Sawatch.Run run = new Sawatch().environment("COLUMNS", "300").run("explain", "--audit-id", auditId, log(lines));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run.out();
    }

    private Path log(List<String> lines) throws IOException {
        return Files.write(Files.createTempFile(folder, "audit", ".log"), lines);
    }
}
