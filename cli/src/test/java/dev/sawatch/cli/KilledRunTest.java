package dev.sawatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.testkit.AuditLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killed process loses no alert: what the state holds as published has been written or shown. */
class KilledRunTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** The state file is written about once a second. */
    private static final Duration WRITTEN = Duration.ofMillis(2_500);

    @TempDir
    private Path folder;

    private Path state = Path.of("");
    private Path alerts = Path.of("");
    private Path log = Path.of("");

    @BeforeEach
    void writeLog() throws IOException {
        state = folder.resolve("state.db");
        alerts = folder.resolve("alerts.jsonl");
        List<String> lines = new ArrayList<>(AuditLines.attack());
        lines.addAll(AuditLines.habits(20).subList(32, 40));
        log = Files.write(folder.resolve("audit.log"), lines);
    }

    @Test
    void aKilledRunHasWrittenEachAlertThatItMarked() throws IOException, InterruptedException {
        killedAfterReading("replay", "--state", state, "--alerts", alerts, "-");
        Files.writeString(alerts, "{\"specversion\":\"1.0\",\"id\":\"half", StandardOpenOption.APPEND);
        assertThat(new Sawatch()
                        .run("replay", "--state", state, "--alerts", alerts, log)
                        .code())
                .isZero();
        Path straight = folder.resolve("straight.jsonl");
        new Sawatch().run("replay", "--alerts", straight, log);
        assertThat(ids(alerts)).hasSize(2).containsExactlyInAnyOrderElementsOf(ids(straight));
    }

    @Test
    void aKilledRunWithoutAFileOfAlertsIsAsIfItHadNotBeen() throws IOException, InterruptedException {
        killedAfterReading("replay", "--state", state, "-");
        assertThat(new Sawatch().run("replay", "--json", "--state", state, log).out())
                .contains("\"alerts\":{\"first_seen_resource\":1,\"unusual_modification\":1}");
    }

    private void killedAfterReading(Object... args) throws IOException, InterruptedException {
        Process child = Child.start("", folder.resolve("out").toFile(), args);
        try {
            child.getOutputStream().write(Files.readAllBytes(log));
            child.getOutputStream().flush();
            Instant end = Instant.now().plusSeconds(20);
            while (Instant.now().isBefore(end) && !Files.exists(state)) {
                Thread.sleep(50);
            }
            Thread.sleep(WRITTEN.toMillis());
            assertThat(child.isAlive()).isTrue();
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    private static List<String> ids(Path file) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            JsonNode alert = MAPPER.readTree(line);
            ids.add(alert.path("id").asText());
        }
        return ids;
    }
}
