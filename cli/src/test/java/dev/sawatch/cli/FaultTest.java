package dev.sawatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.audit.Cluster;
import dev.sawatch.cli.input.EventClock;
import dev.sawatch.cli.input.Logs;
import dev.sawatch.cli.input.Replay;
import dev.sawatch.cli.input.Timeline;
import dev.sawatch.cli.report.Alerts;
import dev.sawatch.cli.report.JsonLines;
import dev.sawatch.cli.report.Terminal;
import dev.sawatch.cli.state.MvStateStore;
import dev.sawatch.pipeline.AuditPipeline;
import dev.sawatch.reading.log.LogFile;
import dev.sawatch.reading.log.UnreadableException;
import dev.sawatch.settings.Settings;
import dev.sawatch.testkit.AuditLines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full or broken ends a run with one sentence and exit code 3, and what was done before is kept. */
class FaultTest {
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;

    private Path log = Path.of("");
    private Path state = Path.of("");

    @BeforeEach
    void writeLog() throws IOException {
        log = Files.write(folder.resolve("audit.log"), AuditLines.attack());
        state = folder.resolve("state.db");
    }

    static boolean hasFullDevice() {
        return Files.exists(FULL);
    }

    @Test
    @EnabledIf("hasFullDevice")
    void alertsThatCannotBeWrittenAreNotMarked() {
        Sawatch.Run run = new Sawatch().run("replay", "--state", state, "--alerts", FULL, log);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).isEqualTo("sawatch: /dev/full cannot be written: No space left on device\n");
        assertThat(run.out()).contains("Read         ").doesNotContain("Give a longer log");
        assertThat(new Sawatch().run("replay", "--json", "--state", state, log).out())
                .contains("\"alerts\":{\"first_seen_resource\":1,\"unusual_modification\":1}");
    }

    @Test
    @EnabledIf("hasFullDevice")
    void rejectsThatCannotBeWritten() throws IOException {
        Files.writeString(log, "\n{\"kind\":broken\n", java.nio.file.StandardOpenOption.APPEND);
        Sawatch.Run run = new Sawatch().run("replay", "--rejects", FULL, log);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).isEqualTo("sawatch: /dev/full cannot be written: No space left on device\n");
    }

    @Test
    void standardOutputThatCannotBeWritten() {
        var err = new java.io.ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(new Full(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                Map.of());
        assertThat(Main.run(terminal, "replay", log.toString())).isEqualTo(3);
        assertThat(err).hasToString("sawatch: standard output cannot be written\n");
    }

    @Test
    void aStateThatCannotBeWrittenStaysAsItWas() throws IOException, InterruptedException {
        new Sawatch().run("replay", "--state", state, log);
        Path large = Files.write(folder.resolve("large.log"), largeLog());
        Path out = folder.resolve("out");
        for (List<Object> alerts : List.of(List.<Object>of(), List.<Object>of("--alerts", folder.resolve("a")))) {
            List<Object> args = new ArrayList<>(List.of("replay", "--json", "--state", state, large));
            args.addAll(alerts);
            Process child = Child.start("ulimit -f 40; ", out.toFile(), args.toArray());
            assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(child.exitValue()).isEqualTo(3);
            assertThat(Files.readString(out).lines().filter(line -> !line.startsWith("{")))
                    .singleElement()
                    .asString()
                    .startsWith("sawatch: the state file " + state + " cannot be read or written: ");
            assertThat(new Sawatch().run("baseline", "list", "--state", state).out())
                    .contains("shop/cart");
        }
    }

    /** More than the state file may hold, and not to be packed. */
    private static List<String> largeLog() {
        Random random = new Random(1);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            String name = Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX);
            lines.add(AuditLines.event("id-" + i, AuditLines.START.plusSeconds(i), "get", name, "shop")
                    .replace("shop:cart", "shop:a" + name));
        }
        return lines;
    }

    @Test
    void aLogThatCannotBeReadFurtherEndsTheRunWithWhatWasRead() {
        EventClock clock = new EventClock();
        try (MvStateStore store = MvStateStore.inMemory();
                JsonLines nowhere = JsonLines.nowhere()) {
            Alerts alerts = new Alerts(nowhere, Set.of());
            Replay replay = new Replay(new AuditPipeline(store, alerts, nowhere, Settings.defaults(), clock), clock);
            Timeline timeline = new Timeline(replay, clock, InstantSource.system(), Instant.EPOCH);
            assertThatThrownBy(() -> logs().read(timeline, replay))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessage("bad\\u001b[31m.log: cannot be read further: Input/output error");
            assertThat(replay.total().events()).isEqualTo(33);
            assertThat(alerts.rows()).hasSize(2);
        }
    }

    private Logs logs() {
        LogFile good = new LogFile("good.log", -1, () -> Files.newInputStream(log));
        LogFile bad = new LogFile("bad\u001b[31m.log", -1, () -> {
            throw new IOException("Input/output error");
        });
        LogFile unread = new LogFile("unread.log", -1, () -> new ByteArrayInputStream(new byte[0]));
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                false,
                false,
                Map.of());
        return new Logs(terminal, List.of(good, bad, unread), new Cluster("local"));
    }

    private static final class Full extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }
}
