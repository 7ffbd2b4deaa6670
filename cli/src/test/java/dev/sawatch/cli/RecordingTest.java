package dev.sawatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.testkit.recording.Recording;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    @TempDir
    private Path folder;

    @Test
    void replayedTwiceItAlertsNothingNew() {
        Path state = folder.resolve("state.db");
        assertThat(new Sawatch()
                        .run("replay", "--json", "--state", state, Recording.file())
                        .out())
                .contains("\"events\":52945", "\"unusual_client\":7");
        assertThat(new Sawatch()
                        .run("replay", "--json", "--state", state, Recording.file())
                        .out())
                .contains("\"alerts\":{}");
    }
}
