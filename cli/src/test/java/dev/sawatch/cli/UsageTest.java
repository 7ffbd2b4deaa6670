package dev.sawatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.testkit.AuditLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong usage ends with exit code 2 and one message that names the option, before anything is done. */
class UsageTest {
    @TempDir
    private Path folder;

    private Path log = Path.of("");

    @BeforeEach
    void writeLog() throws IOException {
        log = Files.write(folder.resolve("audit.log"), AuditLines.habits(1));
    }

    @Test
    void anUnknownOption() {
        isWrong("--colour", "replay", "--colour", log);
    }

    @Test
    void noFile() {
        isWrong("FILE", "replay");
    }

    @Test
    void noCommand() {
        isWrong("no command");
    }

    @Test
    void anUnknownCommand() {
        isWrong("repaly", "repaly", log);
    }

    @Test
    void anEmptyCluster() {
        isWrong("--cluster", "replay", "--cluster", "", log);
    }

    @Test
    void missingSettings() {
        isWrong("--settings", "replay", "--settings", folder.resolve("none.properties"), log);
    }

    @Test
    void everyFaultOfTheSettings() throws IOException {
        Path settings = Files.writeString(
                folder.resolve("s.properties"), "training.days=soon\nmood=good\ndedup.days=\nmute.rules=[{]\n");
        Sawatch.Run run = isWrong("--settings", "replay", "--settings", settings, log);
        assertThat(run.err()).contains("training.days", "mood", "dedup.days", "mute.rules");
    }

    @Test
    void settingsAreReadBeforeAnythingElse() throws IOException {
        Path settings = Files.writeString(folder.resolve("s.properties"), "mood=good");
        Path state = folder.resolve("state.db");
        Path alerts = folder.resolve("alerts.jsonl");
        Path missing = folder.resolve("none.log");
        isWrong("mood", "replay", "--settings", settings, "--state", state, "--alerts", alerts, missing);
        assertThat(state).doesNotExist();
        assertThat(alerts).doesNotExist();
    }

    @Test
    void outputsThatCannotBeWritten() {
        isWrong("--alerts", "replay", "--alerts", folder.resolve("none/alerts.jsonl"), log);
        isWrong("--rejects", "replay", "--rejects", folder, log);
    }

    @Test
    void anOutputOverAnInput() throws IOException {
        byte[] before = Files.readAllBytes(log);
        isWrong("audit.log", "replay", "--alerts", log, log);
        assertThat(log).hasBinaryContent(before);
    }

    @Test
    void oneFileForTwoOutputs() throws IOException {
        Path x = folder.resolve("x");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("x"));
        Path dotted = folder.resolve("../" + folder.getFileName() + "/./x");
        for (Path other : List.of(x, link, dotted)) {
            isWrong("--rejects", "replay", "--alerts", x, "--rejects", other, log);
            isWrong("--alerts", "replay", "--state", other, "--alerts", x, log);
            assertThat(x).doesNotExist();
        }
        Files.writeString(x, "{}\n");
        Path hard = Files.createLink(folder.resolve("hard"), x);
        for (Path other : List.of(x, link, dotted, hard)) {
            isWrong("is the file of --rejects too", "replay", "--alerts", x, "--rejects", other, log);
            isWrong("is the file of --state too", "replay", "--state", other, "--alerts", x, log);
            assertThat(x).hasContent("{}\n");
        }
    }

    @Test
    void anOutputOverAnInputByItsLinks() throws IOException {
        byte[] before = Files.readAllBytes(log);
        for (Path link : List.of(
                Files.createSymbolicLink(folder.resolve("link"), log), Files.createLink(folder.resolve("hard"), log))) {
            isWrong("is read and written at once", "replay", "--alerts", link, log);
            isWrong("is read and written at once", "replay", "--state", link, log);
        }
        assertThat(log).hasBinaryContent(before);
    }

    @Test
    void anOutputOverTheSettings() throws IOException {
        Path settings = Files.writeString(folder.resolve("s.properties"), "activation.days=7\n");
        isWrong("is the file of --settings too", "replay", "--settings", settings, "--alerts", settings, log);
        assertThat(settings).hasContent("activation.days=7\n");
    }

    @Test
    void noNameSteersTheTerminal() throws IOException {
        String steering = "\u001b[31m\u009b2J\u202e";
        Path bad = folder.resolve(steering + "bad");
        Files.writeString(bad, "x");
        Path none = folder.resolve(steering + "none");
        for (Object[] args : new Object[][] {
            {"replay", none},
            {"replay", bad},
            {"replay", "--" + steering, log},
            {steering},
            {"replay", "--state", none.resolve("x"), log},
            {"replay", "--state", bad, log},
            {"replay", "--settings", none, log},
            {"replay", "--settings", bad, log},
            {"replay", "--alerts", none.resolve("x"), log},
            {"replay", "--alerts", none, "--rejects", none, log},
            {"replay", "--alerts", bad, "--state", folder.resolve("s"), log},
            {"replay", "--alerts", bad, bad},
            {"explain", "--audit-id", "a" + steering, log},
            {"baseline", "list", "--state", none},
            {"baseline", "show", "--state", none, "a/" + steering},
            {"baseline", "show", "--state", none, steering}
        }) {
            Sawatch.Run run = new Sawatch().run(args);
            assertThat(run.code()).as(run.err()).isIn(2, 3);
            assertThat(run.out() + run.err()).contains("\\u001b").doesNotContain("\u001b", "\u009b", "\u202e");
        }
    }

    @Test
    void theSummaryOfALogWithASteeringName() throws IOException {
        Path bad = folder.resolve("\u001b[31mbad");
        Files.writeString(bad, Files.readString(log) + "\n{\"kind\":broken\n");
        assertThat(new Sawatch().run("replay", bad).out())
                .contains("\\u001b[31mbad:")
                .doesNotContain("\u001b");
    }

    @Test
    void anAuditIdThatIsTooShort() {
        isWrong("--audit-id", "explain", "--audit-id", "abc", log);
        isWrong("--audit-id", "explain", log);
    }

    @Test
    void baselineNeedsMore() {
        isWrong("list, show, diff, export, import", "baseline");
        isWrong("--state", "baseline", "list");
        isWrong("NAMESPACE/NAME", "baseline", "show", "--state", log, "cart");
    }

    @Test
    void helpAndVersionAreNoFaults() {
        for (List<String> command : List.of(
                List.of("--help"),
                List.of("--version"),
                List.of("help", "replay"),
                List.of("replay", "--help"),
                List.of("explain", "--help"),
                List.of("baseline", "--help"),
                List.of("baseline", "list", "--help"),
                List.of("baseline", "show", "--help"))) {
            Sawatch.Run run = new Sawatch().run(command.toArray());
            assertThat(run.code()).as(command.toString()).isZero();
            assertThat(run.out()).contains("sawatch");
            assertThat(run.err()).isEmpty();
        }
    }

    private static Sawatch.Run isWrong(String named, Object... args) {
        Sawatch.Run run = new Sawatch().run(args);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(named).doesNotContain("\tat ");
        return run;
    }
}
