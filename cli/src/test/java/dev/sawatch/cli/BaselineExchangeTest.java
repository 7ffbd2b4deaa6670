package dev.sawatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.testkit.AuditLines;
import dev.sawatch.testkit.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineExchangeTest {
    @TempDir
    private Path folder;

    private Path state = Path.of("");

    @BeforeEach
    void replay() throws IOException {
        state = folder.resolve("state.db");
        replay(state, "audit.log", AuditLines.habits(15));
    }

    private String replay(Path into, String name, List<String> lines) throws IOException {
        Path log = Files.write(folder.resolve(name), lines);
        Sawatch.Run run = new Sawatch().run("replay", "--json", "--state", into, log);
        assertThat(run.code()).isZero();
        return run.out();
    }

    private Path export(Path from, String name) {
        Path file = folder.resolve(name);
        assertThat(new Sawatch()
                        .run("baseline", "export", "--state", from, "--out", file)
                        .code())
                .isZero();
        return file;
    }

    private static String add(Path file, Path into) {
        Sawatch.Run run = new Sawatch().run("baseline", "import", "--state", into, file);
        assertThat(run.code()).as(run.err()).isZero();
        return run.out();
    }

    @Test
    void exportImportExportOfTheRecordingIsTheSame() {
        Path recorded = folder.resolve("recorded.db");
        assertThat(new Sawatch()
                        .run("replay", "--json", "--state", recorded, Recording.file())
                        .code())
                .isZero();
        Path first = export(recorded, "first.json");
        Path copy = folder.resolve("copy.db");
        add(first, copy);
        assertThat(export(copy, "second.json")).hasSameBinaryContentAs(first);
        assertThat(add(first, copy)).endsWith(" read, 0 of them brought something new.\n");
        assertThat(export(copy, "third.json")).hasSameBinaryContentAs(first);
    }

    @Test
    void exportGoesToStandardOutputToo() throws IOException {
        assertThat(new Sawatch().run("baseline", "export", "--state", state).out())
                .isEqualTo(Files.readString(export(state, "out.json")))
                .contains("\n{\"kind\":\"profile\",\"cluster\":\"local\",\"name\":\"shop/cart\",\"record\":{\"v\":1,");
        assertThat(new Sawatch()
                        .run("baseline", "export", "--state", state, "--cluster", "other")
                        .out())
                .isEqualTo("{\"v\":1,\"records\":[\n\n]}\n");
    }

    @Test
    void anImportedBaselineIsActiveAtOnce() throws IOException {
        Path copy = folder.resolve("copy.db");
        add(export(state, "out.json"), copy);
        List<String> day = List.of(
                AuditLines.event("next-0001", AuditLines.START.plus(Duration.ofDays(15)), "get", "configmaps", "shop"));
        assertThat(replay(copy, "usual.log", day)).contains("\"alerts\":{}");
        List<String> attack = AuditLines.attack();
        assertThat(replay(copy, "attack.log", attack)).doesNotContain("\"alerts\":{}");
    }

    @Test
    void whatTheStateKnewStays() throws IOException {
        Path other = folder.resolve("other.db");
        replay(other, "other.log", List.of(AuditLines.event("o-000001", AuditLines.START, "list", "services", "shop")));
        add(export(state, "out.json"), other);
        assertThat(new Sawatch()
                        .run("baseline", "show", "--state", other, "shop/cart")
                        .out())
                .contains("list services (own)", "change pods (own)");
    }

    @Test
    void oneClusterStandsInForAnother() {
        Path copy = folder.resolve("copy.db");
        Path file = export(state, "out.json");
        assertThat(new Sawatch()
                        .run("baseline", "import", "--state", copy, "--as", "green", file)
                        .code())
                .isZero();
        assertThat(new Sawatch().run("baseline", "list", "--state", copy).out())
                .contains("green   | shop/cart")
                .doesNotContain("local");
    }

    @Test
    void severalClustersCannotStandInForOne() throws IOException {
        Path log = Files.write(folder.resolve("blue.log"), AuditLines.habits(1));
        assertThat(new Sawatch()
                        .run("replay", "--state", state, "--cluster", "blue", log)
                        .code())
                .isZero();
        Path file = export(state, "two.json");
        Sawatch.Run run = new Sawatch().run("baseline", "import", "--state", state, "--as", "green", file);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--as: ", "holds 2 clusters");
    }

    @Test
    void diffShowsWhatOnlyOneDoes() throws IOException {
        replay(
                state,
                "till.log",
                List.of(
                        AuditLines.event("t-000001", AuditLines.START, "get", "configmaps", "shop")
                                .replace(":cart", ":till"),
                        AuditLines.event("t-000002", AuditLines.START, "list", "services", "shop")
                                .replace(":cart", ":till")));
        assertThat(new Sawatch()
                        .run("baseline", "diff", "--state", state, "shop/cart", "shop/till")
                        .out())
                .isEqualTo("""
                 Behaviour           | shop/cart  | shop/till
                ---------------------+------------+------------
                 change pods (own)   | 2026-01-19 | -
                 list services (own) | -          | 2026-01-05
                """);
        assertThat(new Sawatch()
                        .run("baseline", "diff", "--state", state, "shop/cart", "shop/cart")
                        .out())
                .isEqualTo("They do the same.\n");
    }

    @Test
    void whatIsNoBaselineIsRefusedAndChangesNothing() throws IOException {
        String good = Files.readString(export(state, "out.json"));
        isRefused("{", "cannot be read as JSON");
        isRefused("[]", "is no exported baseline");
        isRefused(good.replaceFirst("\"v\":1", "\"v\":2"), "was written by a later Sawatch");
        isRefused(good.replace("\"kind\":\"profile\"", "\"kind\":\"ledger\""), "none of a baseline");
        isRefused(good.replace("\"name\":\"shop/cart\"", "\"name\":\"" + "x".repeat(701) + "\""), "none of a baseline");
        isRefused(good.replace("\"record\":{\"v\":1", "\"record\":{\"v\":2"), "later Sawatch");
        isRefused(good.replace("\"days\":\"20", "\"days\":\"90"), "days that are still to come");
        String record = good.lines()
                .filter(line -> line.contains("\"profile\""))
                .findFirst()
                .orElseThrow()
                .replaceFirst(",$", "");
        isRefused(good.replace(record, record + ",\n" + record), "has a record twice");
    }

    private void isRefused(String text, String fault) throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.json"), text);
        byte[] before = Files.readAllBytes(export(state, "before.json"));
        Sawatch.Run run = new Sawatch().run("baseline", "import", "--state", state, bad);
        assertThat(run.code()).as(run.out()).isEqualTo(3);
        assertThat(run.err()).contains(fault);
        assertThat(export(state, "after.json")).hasBinaryContent(before);
    }
}
