package dev.sawatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sawatch.testkit.AuditLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the page of a replay, without a browser. */
class ReportTest {
    private static final String HOSTILE = "</script><script>alert(1)</script>&amp;<!--";

    @TempDir
    private Path folder;

    @Test
    void anAlertIsOnThePageWithAllThatItSays() throws IOException {
        JsonNode alert = page(AuditLines.attack()).data().path("alerts").get(0);
        assertThat(alert.path("account").asText()).isEqualTo("shop/cart");
        assertThat(alert.path("resource").asText()).isEqualTo("secrets");
        assertThat(alert.path("page").asText()).isEqualTo("yes");
        assertThat(alert.path("message").asText()).startsWith("shop/cart listed secrets in kube-system");
        assertThat(alert.path("why").asText()).startsWith("Secrets hold passwords");
        assertThat(alert.path("usual").toString()).contains("\"value\":\"configmaps\",\"count\":15");
        assertThat(alert.at("/request/http_request/user_agent").asText()).isEqualTo("curl/8.5.0");
        assertThat(alert.at("/attack/technique/uid").asText()).isEqualTo("T1204");
        assertThat(alert.at("/remediation/desc").asText()).contains("kubectl auth can-i", "jq -c --arg user");
    }

    @Test
    void usualAndUnusualAreCellsOfOneTable() throws IOException {
        JsonNode heat = page(AuditLines.attack()).data().path("heat");
        assertThat(heat.path("rows").toString()).isEqualTo("[{\"cluster\":\"local\",\"family\":\"shop/cart\"}]");
        assertThat(heat.path("columns").toString()).isEqualTo("[\"pods\",\"secrets\",\"configmaps\"]");
        assertThat(heat.path("cells").toString()).isEqualTo("[[16,1,16]]");
    }

    @Test
    void theDaysOfLearningEndWhereJudgingBegins() throws IOException {
        JsonNode spans = page(AuditLines.attack()).data().path("spans");
        assertThat(spans.get(0).path("first").asText()).isEqualTo("2026-01-05");
        assertThat(spans.get(0).path("active").asText()).isEqualTo("2026-01-19");
    }

    @Test
    void whatAStateHasLearnedCounts() throws IOException {
        Path state = folder.resolve("state.db");
        new Sawatch().run("replay", "--state", state, log(AuditLines.habits(15)));
        List<String> attack = AuditLines.attack();
        Page page = page(attack.subList(attack.size() - 3, attack.size()), "--state", state);
        assertThat(page.data().path("spans").get(0).path("active").asText()).isEqualTo("2026-01-20");
        assertThat(page.text()).contains("1 judged");
    }

    @Test
    void aLogThatOnlyTeachesIsSaid() throws IOException {
        assertThat(page(AuditLines.habits(3)).text())
                .contains("Cluster local is still being learned: it needs events on 14 days")
                .contains("0 judged");
    }

    @Test
    void theHeadlineCounts() throws IOException {
        assertThat(page(AuditLines.attack()).text())
                .contains("<dt>Days</dt><dd class=\"value\">16</dd><dd class=\"muted\">2 judged, the rest learned</dd>")
                .contains("<dt>Pages</dt><dd class=\"value\">1</dd><dd class=\"muted\">0.50 a day</dd>")
                .contains("<dt>For the digest</dt><dd class=\"value\">1</dd>")
                .contains("<dd class=\"muted\">in 1 episode</dd>");
    }

    @Test
    void whatAClientSendsIsNoMarkup() throws IOException {
        List<String> lines = new ArrayList<>(AuditLines.attack());
        lines.add(AuditLines.event(
                "hostile00-0001",
                AuditLines.START.plus(17, ChronoUnit.DAYS),
                "get",
                "secrets",
                "payments",
                HOSTILE + "\\ud800"));
        Page page = page(lines, "--cluster", "<b>prod</b>");
        assertThat(page.text())
                .doesNotContain(HOSTILE, "<script>alert", "<b>prod")
                .contains("&lt;b&gt;prod");
        assertThat(page.dataText()).doesNotContain("<", ">", "&");
        assertThat(page.data()
                        .path("alerts")
                        .get(2)
                        .at("/request/http_request/user_agent")
                        .asText())
                .startsWith(HOSTILE);
    }

    @Test
    void thePageLoadsNothing() throws IOException {
        String text = page(AuditLines.attack()).text();
        assertThat(text).contains("content=\"default-src 'none'; script-src 'sha256-");
        assertThat(text).doesNotContainPattern("(?:src|href)=\"(?!#)").doesNotContain("@import", "url(");
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidBeforeTheReplay() throws IOException {
        Sawatch.Run run =
                new Sawatch().run("replay", "--report", folder.resolve("none/r.html"), log(AuditLines.attack()));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--report", "cannot be written");
        Path same = folder.resolve("same");
        assertThat(new Sawatch()
                        .run("replay", "--report", same, "--alerts", same, log(AuditLines.attack()))
                        .err())
                .contains("is the file of");
    }

    @Test
    void aFullDiskIsSaidAfterTheSummary() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "no /dev/full, which only Linux has");
        Sawatch.Run run = new Sawatch().run("replay", "--report", full, log(AuditLines.attack()));
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).contains("2 in 1 episode");
        assertThat(run.err()).contains("/dev/full cannot be written");
    }

    private Page page(List<String> lines, Object... options) throws IOException {
        Path file = folder.resolve("report.html");
        List<Object> args = new ArrayList<>(List.of("replay", "--report", file));
        args.addAll(List.of(options));
        args.add(log(lines));
        Sawatch.Run run = new Sawatch().run(args.toArray());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return Page.read(file);
    }

    private Path log(List<String> lines) throws IOException {
        return Files.write(folder.resolve("audit.log"), lines);
    }
}
