package dev.sawatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    private static final Path RECORDING = Path.of("../samples/recording/events.jsonl.gz");

    @TempDir
    private Path folder;

    @Test
    void replayedTwiceItAlertsNothingNew() {
        Path state = folder.resolve("state.db");
        assertThat(new Sawatch()
                        .run("replay", "--json", "--state", state, RECORDING)
                        .out())
                .contains("\"events\":52945", "\"unusual_client\":7");
        assertThat(new Sawatch()
                        .run("replay", "--json", "--state", state, RECORDING)
                        .out())
                .contains("\"alerts\":{}");
    }
}
