package dev.sawatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.testkit.AuditLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String EVENT = AuditLines.event("a1", AuditLines.START, "get", "pods", "shop");

    @TempDir
    private Path folder;

    @Test
    void theSummaryIsOneJsonObject() throws IOException {
        Sawatch.Run run = new Sawatch().run("replay", "--json", log(AuditLines.attack()));
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        JsonNode summary = MAPPER.readTree(run.out());
        assertThat(summary.path("events").asInt()).isEqualTo(33);
        assertThat(summary.path("service_account_events").asInt()).isEqualTo(33);
        assertThat(summary.path("days").asInt()).isEqualTo(16);
        assertThat(summary.path("alerts"))
                .isEqualTo(MAPPER.readTree("{\"first_seen_resource\":1,\"unusual_modification\":1}"));
        assertThat(summary.path("skipped")).isEmpty();
        assertThat(summary.path("rejected")).isEmpty();
        assertThat(summary.path("suppressed").asInt(-1)).isZero();
        assertThat(summary.path("muted").asInt(-1)).isZero();
        assertThat(summary.path("store_calls").asInt()).isPositive();
        assertThat(summary.path("elapsed_ms").asInt()).isPositive();
    }

    @Test
    void theTableGroupsAnEpisode() throws IOException {
        Sawatch.Run run = new Sawatch().environment("COLUMNS", "80").run("replay", log(AuditLines.attack()));
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("""
                 Time (UTC)       | Sev., conf. | Alert
                ------------------+-------------+---------------------------------------------
                 2026-01-20 10:00 | Low, high   | shop/cart listed secrets in kube-system
                                  |             | with curl, which it never used: never
                                  |             | before in 15 days; no other service account
                                  |             | of local did.
                 2026-01-20 10:01 | Info, high  | ↳ shop/cart created a pod in its own
                                  |             | namespace with curl, which it never used:
                                  |             | never before in 15 days; no other service
                                  |             | account of local did.

                Read         33 records, 33 of them calls of service accounts, on 16 days
                Alerts       2 in 1 episode: 1 first seen resource, 1 unusual modification
                """);
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(run.out()).doesNotContain("\u001b");
    }

    @Test
    void coloursAreForTerminals() throws IOException {
        Path log = log(AuditLines.attack());
        assertThat(new Sawatch().onTerminal().run("replay", log).out()).contains("\u001b[");
        assertThat(new Sawatch()
                        .onTerminal()
                        .environment("NO_COLOR", "1")
                        .run("replay", log)
                        .out())
                .doesNotContain("\u001b[");
    }

    @Test
    void alertsAreTheSameBytesEachTime() throws IOException {
        Path first = folder.resolve("first.jsonl");
        Path second = folder.resolve("second.jsonl");
        Path log = log(AuditLines.attack());
        new Sawatch().run("replay", "--alerts", first, log);
        new Sawatch().run("replay", "--alerts", second, log);
        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(Files.readAllLines(first))
                .hasSize(2)
                .allSatisfy(line -> assertThat(
                                MAPPER.readTree(line).path("specversion").asText())
                        .isEqualTo("1.0"));
    }

    @Test
    void aLogWithoutReadsIsSaid() throws IOException {
        List<String> lines = writes(0, 200);
        lines.addAll(writes(1, 200));
        Path log = log(lines);
        assertThat(new Sawatch()
                        .environment("COLUMNS", "1000")
                        .run("replay", log)
                        .out())
                .contains(
                        "\nCluster local: Reads cannot be judged: the log showed many writes and no get or list of any"
                                + " service account on 2 days. Its source seems to leave them out, as kube-audit-admin does on"
                                + " AKS, a project without Data Access logs on GKE, and a filter may anywhere.\n");
        assertThat(new Sawatch().run("replay", "--json", log).out()).contains("\"clusters_without_reads\":1");
    }

    @Test
    void oneReadIsEnough() throws IOException {
        List<String> lines = writes(0, 200);
        lines.add(AuditLines.event("read", AuditLines.START.plus(Duration.ofHours(1)), "list", "pods", "shop"));
        Path log = log(lines);
        assertThat(new Sawatch().run("replay", log).out()).doesNotContain("cannot be judged");
        assertThat(new Sawatch().run("replay", "--json", log).out()).doesNotContain("without_reads");
    }

    private static List<String> writes(int day, int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant time = AuditLines.START.plus(Duration.ofDays(day)).plusSeconds(i);
            lines.add(AuditLines.event("write-" + day + "-" + i, time, "patch", "pods", "shop"));
        }
        return lines;
    }

    @Test
    void rejectsNameReasonAndPlace() throws IOException {
        Path rejects = folder.resolve("rejects.jsonl");
        Path log = log(List.of(EVENT, "{\"kind\":\"Event\",\"auditID\":\"\u001b[31mx[Truncated...]", EVENT));
        Sawatch.Run run = new Sawatch().run("replay", "--json", "--rejects", rejects, log);
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("\"service_account_events\":2", "\"rejected\":{\"truncated\":1}");
        JsonNode reject = MAPPER.readTree(Files.readString(rejects));
        assertThat(reject.path("reason").asText()).isEqualTo("truncated");
        assertThat(reject.path("detail").asText()).startsWith(log + ":2: ");
        assertThat(reject.path("excerpt").asText()).startsWith("{\"kind\"").contains("\u001b[31mx");
    }

    @Test
    void controlCharactersStayOffTheTerminal() throws IOException {
        List<String> lines = AuditLines.habits(15);
        Instant day = AuditLines.START.plus(Duration.ofDays(15));
        lines.add(AuditLines.event("attack00-0001", day, "list", "secrets", "\\u001b[31mred\\u202e"));
        Path alerts = folder.resolve("alerts.jsonl");
        Path log = log(lines);
        assertThat(new Sawatch().run("replay", "--alerts", alerts, log).out())
                .contains("\\u001b[31mred\\u202e")
                .doesNotContain("\u001b")
                .doesNotContain("\u202e");
        assertThat(MAPPER.readTree(Files.readString(alerts)).toString()).contains("\\u001b[31mred");
    }

    @Test
    void aShortLogOnlyTeaches() throws IOException {
        Sawatch.Run run = new Sawatch().run("replay", log(AuditLines.habits(2)));
        assertThat(run.code()).isZero();
        assertThat(run.out().replace('\n', ' '))
                .contains("Alerts       none")
                .contains("Nothing is alerted before day 15: cluster local")
                .contains("2026-01-06, is day 2");
    }

    @Test
    void aLogWithoutAlertsSaysWhy() throws IOException {
        assertThat(new Sawatch().run("replay", log(AuditLines.habits(20))).out())
                .contains("nothing that may be told was unusual");
        String human = EVENT.replace("system:serviceaccount:shop:cart", "kubernetes-admin");
        assertThat(new Sawatch().run("replay", log(List.of(human))).out())
                .contains("1 other user", "no finished call of a service account");
    }

    @Test
    void settingsHold() throws IOException {
        Path settings = folder.resolve("sawatch.properties");
        Files.writeString(settings, "activation.days=5\nseverity.unusual_modification=off\n");
        Sawatch.Run run = new Sawatch().run("replay", "--json", "--settings", settings, log(AuditLines.attack()));
        assertThat(run.out()).contains("\"alerts\":{\"first_seen_resource\":1}", "\"muted\":1");
    }

    @Test
    void theClusterHasTheNameGiven() throws IOException {
        Path alerts = folder.resolve("alerts.jsonl");
        new Sawatch().run("replay", "--cluster", "prod-eu", "--alerts", alerts, log(AuditLines.attack()));
        assertThat(Files.readString(alerts)).contains("\"source\":\"prod-eu\"");
    }

    @Test
    void theStateGoesOnWithTheNextLog() throws IOException {
        Path state = folder.resolve("state.db");
        List<String> lines = AuditLines.attack();
        assertThat(new Sawatch()
                        .run("replay", "--json", "--state", state, log(lines.subList(0, 30)))
                        .out())
                .contains("\"alerts\":{}");
        Path rest = log(lines.subList(30, 33));
        assertThat(new Sawatch().run("replay", "--json", "--state", state, rest).out())
                .contains("\"alerts\":{\"first_seen_resource\":1,\"unusual_modification\":1}");
        assertThat(new Sawatch().run("replay", "--json", "--state", state, rest).out())
                .contains("\"alerts\":{}");
    }

    @Test
    void withAStateTheAlertsAreAddedToTheirFile() throws IOException {
        Path state = folder.resolve("state.db");
        Path alerts = folder.resolve("alerts.jsonl");
        List<String> lines = AuditLines.attack();
        new Sawatch().run("replay", "--state", state, "--alerts", alerts, log(lines.subList(0, 31)));
        assertThat(Files.readAllLines(alerts)).hasSize(1);
        new Sawatch().run("replay", "--state", state, "--alerts", alerts, log(lines.subList(31, 33)));
        assertThat(Files.readAllLines(alerts)).hasSize(2);
        Files.delete(state);
        assertThat(new Sawatch()
                        .run("replay", "--json", "--state", state, "--alerts", alerts, log(lines))
                        .out())
                .contains("\"first_seen_resource\":1,\"unusual_modification\":1");
        assertThat(Files.readAllLines(alerts)).hasSize(2);
    }

    @Test
    void rotatedLogsAreReadOldestFirst() throws IOException {
        List<String> lines = AuditLines.attack();
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.write(logs.resolve("audit.log.2"), lines.subList(0, 12));
        Files.write(logs.resolve("audit.log.1"), lines.subList(12, 24));
        Files.write(logs.resolve("audit.log"), lines.subList(24, 33));
        assertThat(new Sawatch().run("replay", "--json", logs).out())
                .contains("\"alerts\":{\"first_seen_resource\":1,\"unusual_modification\":1}");
    }

    @Test
    void standardInputIsAFileToo() {
        Sawatch.Run run = new Sawatch().input(EVENT + "\n" + EVENT).run("replay", "--json", "-");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("\"events\":2");
    }

    @Test
    void aBogusTimeIsRejectedAndMovesNothing() throws IOException {
        List<String> lines = new ArrayList<>(AuditLines.attack());
        lines.add(10, AuditLines.event("bogus", Instant.parse("2999-01-01T00:00:00Z"), "get", "pods", "shop"));
        assertThat(new Sawatch().run("replay", "--json", log(lines)).out())
                .contains("\"rejected\":{\"future\":1}", "\"first_seen_resource\":1");
    }

    @Test
    void whatIsOlderThanTheTrainingPeriodIsSkipped() throws IOException {
        List<String> lines = AuditLines.habits(40);
        Collections.reverse(lines);
        assertThat(new Sawatch().run("replay", "--json", log(lines)).out()).contains("\"skipped\":{\"too_old\":");
    }

    @Test
    void aLongLogOfFewEventsIsJudgedDayByDay() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            Instant time = AuditLines.START.plus(Duration.ofMinutes(144L * i));
            lines.add(AuditLines.event("habit-" + i, time, "get", "configmaps", "shop"));
            if (i == 250) {
                lines.add(AuditLines.event("attack00-0001", time, "list", "secrets", "kube-system"));
            }
        }
        JsonNode summary = MAPPER.readTree(
                new Sawatch().run("replay", "--json", log(lines)).out());
        assertThat(summary.path("skipped")).isEmpty();
        assertThat(summary.path("alerts")).hasToString("{\"first_seen_resource\":1}");
    }

    @Test
    void aMonthlyHabitIsKnownToTheDay() throws IOException {
        List<String> lines = AuditLines.habits(45);
        for (int day : List.of(39, 10)) {
            Instant time = AuditLines.START.plus(Duration.ofDays(day));
            lines.add(
                    2 * day,
                    AuditLines.event("monthly-" + day, time, "list", "secrets", "shop")
                            .replace("shop:cart", "shop:report"));
        }
        assertThat(new Sawatch().run("replay", "--json", log(lines)).out()).contains("\"alerts\":{}", "\"skipped\":{}");
    }

    @Test
    void nothingReadableNamesFileAndLine() throws IOException {
        Path log = log(List.of("", "hello"));
        Sawatch.Run run = new Sawatch().run("replay", log);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("sawatch: nothing readable in " + log + "; " + log + ":2: a line without JSON\n");
    }

    @Test
    void anEmptyLogIsNotReadable() throws IOException {
        Path log = log(List.of());
        Sawatch.Run run = new Sawatch().run("replay", log);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains(log + "; it is empty");
    }

    @Test
    void anotherLogIsNotReadable() throws IOException {
        Sawatch.Run run = new Sawatch().run("replay", log(List.of("I0105 10:00:00.1       1 controller.go:611] x")));
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("its lines are of another log");
    }

    @Test
    void aMissingFileIsNamed() {
        Sawatch.Run run = new Sawatch().run("replay", folder.resolve("none.log"));
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("none.log: no such file");
    }

    @Test
    void aStateFileOfALaterVersionIsLeftAsItIs() throws IOException {
        Path state = folder.resolve("state.db");
        try (MVStore store = new MVStore.Builder().fileName(state.toString()).open()) {
            store.openMap("header").put("format", "2");
        }
        byte[] before = Files.readAllBytes(state);
        Sawatch.Run run = new Sawatch().run("replay", "--state", state, log(List.of(EVENT)));
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("state.db").contains("later Sawatch").doesNotContain("\tat ");
        assertThat(state).hasBinaryContent(before);
    }

    private Path log(List<String> lines) throws IOException {
        return Files.write(Files.createTempFile(folder, "audit", ".log"), lines);
    }
}
