package dev.sawatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.testkit.AuditLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong date is one rejection and moves nothing; a gap in the log is no wrong date. */
class MisdatedTest {
    private static final String ATTACK = "{\"first_seen_resource\":1,\"unusual_modification\":1}";

    @TempDir
    private Path folder;

    private Path state = Path.of("");
    private Path rejects = Path.of("");

    @BeforeEach
    void nameFiles() {
        state = folder.resolve("state.db");
        rejects = folder.resolve("rejects.jsonl");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2026-06-03", "1, 2026-06-03", "2, 2026-06-03", "16, 2026-06-03", "32, 2026-06-03", "33, 2026-06-03",
        "0, 2026-02-10", "16, 2026-02-10", "33, 2026-02-10", "0, 2999-01-01", "16, 2999-01-01", "33, 2999-01-01"
    })
    void oneFarAheadIsOneRejection(int position, String date) throws IOException {
        List<String> lines = AuditLines.attack();
        lines.add(position, misdated(date));
        JsonNode summary = replay(lines);
        assertThat(summary.path("alerts")).hasToString(ATTACK);
        assertThat(summary.path("rejected")).hasToString("{\"future\":1}");
        assertThat(summary.path("skipped")).isEmpty();
        assertThat(Files.readString(rejects))
                .contains(".log:" + (position + 1) + ": requestReceivedTimestamp is ", "misdated-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 16, 33})
    void oneFarBehindIsTooOld(int position) throws IOException {
        List<String> lines = AuditLines.attack();
        lines.add(position, misdated("2025-08-03"));
        JsonNode summary = replay(lines);
        assertThat(summary.path("alerts")).hasToString(ATTACK);
        assertThat(summary.path("skipped")).hasToString("{\"too_old\":1}");
        assertThat(summary.path("rejected")).isEmpty();
    }

    @Test
    void oneAmongThousandsIsOneRejection() throws IOException {
        List<String> lines = AuditLines.habits(15);
        for (int i = 0; i < 6_000; i++) {
            lines.add(AuditLines.event("many-" + i, day(15).minusSeconds(6_000 - i), "get", "configmaps", "shop"));
        }
        lines.add(3_000, misdated("2026-06-03"));
        lines.addAll(AuditLines.attack().subList(30, 33));
        JsonNode summary = replay(lines);
        assertThat(summary.path("alerts")).hasToString(ATTACK);
        assertThat(summary.path("rejected")).hasToString("{\"future\":1}");
        assertThat(Files.readString(rejects)).contains(".log:3001: requestReceivedTimestamp is 134 days ahead");
    }

    @Test
    void severalScatteredOnesAreRejected() throws IOException {
        List<String> lines = AuditLines.attack();
        lines.add(30, misdated("2026-07-03").replace("misdated-1", "misdated-3"));
        lines.add(20, misdated("2026-06-03").replace("misdated-1", "misdated-2"));
        lines.add(5, misdated("2026-05-03"));
        JsonNode summary = replay(lines);
        assertThat(summary.path("alerts")).hasToString(ATTACK);
        assertThat(summary.path("rejected")).hasToString("{\"future\":3}");
    }

    @Test
    void oneThatIsDeliveredOftenDoesNotBearItselfOut() throws IOException {
        List<String> lines = AuditLines.habits(15);
        for (int i = 0; i < 5; i++) {
            lines.add(misdated("2026-06-03"));
        }
        lines.addAll(AuditLines.attack().subList(30, 33));
        JsonNode summary = replay(lines);
        assertThat(summary.path("alerts")).hasToString(ATTACK);
        assertThat(summary.path("rejected")).hasToString("{\"future\":5}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void itsFilePurgesNothing(int times) throws IOException {
        replay(AuditLines.attack().subList(0, 30));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            lines.add(misdated("2026-06-03"));
        }
        assertThat(replay(lines).path("rejected")).hasToString("{\"future\":" + times + "}");
        assertThat(replay(AuditLines.attack().subList(30, 33)).path("alerts")).hasToString(ATTACK);
    }

    @Test
    void anEventThatFollowsWhatWasLearnedNeedsNoOther() throws IOException {
        replay(AuditLines.attack().subList(0, 30));
        assertThat(replay(AuditLines.attack().subList(30, 31)).path("alerts"))
                .hasToString("{\"first_seen_resource\":1}");
    }

    @Test
    void weeksOfOutageAreNoWrongDate() throws IOException {
        List<String> lines = AuditLines.habits(16);
        lines.add(AuditLines.event("after-1", day(28), "get", "configmaps", "shop"));
        lines.add(AuditLines.event("after-2", day(28).plusSeconds(1), "list", "secrets", "kube-system"));
        JsonNode summary = replay(lines);
        assertThat(summary.path("alerts")).hasToString("{\"first_seen_resource\":1}");
        assertThat(summary.path("rejected")).isEmpty();
        assertThat(summary.path("days").asInt()).isEqualTo(17);
    }

    @Test
    void aLogOfJanuaryThenOfJune() throws IOException {
        List<String> lines = AuditLines.habits(20);
        lines.addAll(shifted(AuditLines.attack(), "2026-06-"));
        JsonNode summary = replay(lines);
        assertThat(summary.path("alerts")).hasToString(ATTACK);
        assertThat(summary.path("rejected")).isEmpty();
        assertThat(summary.path("skipped")).isEmpty();
        assertThat(summary.path("days").asInt()).isEqualTo(36);
    }

    @Test
    void aSparseLogIsReadWhole() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            lines.add(AuditLines.event("weekly-" + i, day(7 * i), "get", "configmaps", "shop"));
        }
        JsonNode summary = replay(lines);
        assertThat(summary.path("days").asInt()).isEqualTo(30);
        assertThat(summary.path("rejected")).isEmpty();
    }

    @Test
    void theSummaryNamesThePlace() throws IOException {
        List<String> lines = AuditLines.habits(3);
        lines.add(2, misdated("2026-06-03"));
        Path log = log(lines);
        assertThat(new Sawatch()
                        .environment("COLUMNS", "200")
                        .run("replay", log)
                        .out())
                .contains("Rejected     1 future; the first: " + log
                        + ":3: requestReceivedTimestamp is 146 days ahead of all others (auditID misdated-1)\n");
    }

    @Test
    void explainSaysThatTheTimeIsNotBelieved() throws IOException {
        List<String> lines = AuditLines.attack();
        lines.add(10, misdated("2026-06-03"));
        Path log = log(lines);
        assertThat(new Sawatch().run("explain", "--audit-id", "misdated-1", log).out())
                .contains("Not judged: its time is in the future, or far ahead");
        assertThat(new Sawatch()
                        .run("explain", "--audit-id", "attack00-0001", log)
                        .out())
                .contains("UNUSUAL");
    }

    private static String misdated(String date) {
        return AuditLines.event("misdated-1", Instant.parse(date + "T10:00:00Z"), "get", "configmaps", "shop");
    }

    private static List<String> shifted(List<String> lines, String month) {
        return lines.stream()
                .map(line -> line.replace("2026-01-", month).replace("\"auditID\":\"", "\"auditID\":\"later-"))
                .toList();
    }

    private static Instant day(int day) {
        return AuditLines.START.plus(day, ChronoUnit.DAYS);
    }

    private JsonNode replay(List<String> lines) throws IOException {
        Sawatch.Run run = new Sawatch().run("replay", "--json", "--state", state, "--rejects", rejects, log(lines));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    private Path log(List<String> lines) throws IOException {
        return Files.write(Files.createTempFile(folder, "audit", ".log"), lines);
    }
}
