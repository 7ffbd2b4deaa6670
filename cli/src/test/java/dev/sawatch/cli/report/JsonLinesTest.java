package dev.sawatch.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameFile() {
        file = folder.resolve("lines.jsonl");
    }

    @Test
    void aLineIsInTheFileWhenTheCallReturns() throws IOException {
        try (JsonLines lines = JsonLines.write(file)) {
            lines.line("{\"id\":\"ä\"}");
            assertThat(file).hasContent("{\"id\":\"ä\"}\n");
        }
    }

    @Test
    void aFileIsBegunAnew() throws IOException {
        Files.writeString(file, "{\"old\":1}\n{\"old\":2}\n");
        try (JsonLines lines = JsonLines.write(file)) {
            lines.line("{}");
        }
        assertThat(Files.readString(file)).isEqualTo("{}\n");
    }

    @Test
    void linesAreAddedBehindWholeOnes() throws IOException {
        assertThat(appendedTo("")).isEqualTo("{}\n");
        assertThat(appendedTo("{\"old\":1}\n")).isEqualTo("{\"old\":1}\n{}\n");
    }

    @Test
    void aLastLineWithoutItsEndGetsOne() throws IOException {
        assertThat(appendedTo("{\"old\":1}\n{\"old\":2}")).isEqualTo("{\"old\":1}\n{\"old\":2}\n{}\n");
        assertThat(appendedTo("{\"old\":\"ä\"}")).isEqualTo("{\"old\":\"ä\"}\n{}\n");
    }

    @Test
    void aHalfWrittenLineIsTakenAway() throws IOException {
        assertThat(appendedTo("{\"old\":1}\n{\"ol")).isEqualTo("{\"old\":1}\n{}\n");
        assertThat(appendedTo("{\"old\":\"\u00e4 and")).isEqualTo("{}\n");
    }

    @Test
    void anythingElseIsLeftAsItIs() throws IOException {
        Files.writeString(file, "my notes");
        assertThatThrownBy(() -> JsonLines.append(file)).hasMessage("it ends with a line that is no JSON");
        assertThat(file).hasContent("my notes");
    }

    private String appendedTo(String before) throws IOException {
        Files.writeString(file, before);
        try (JsonLines lines = JsonLines.append(file)) {
            lines.line("{}");
        }
        return Files.readString(file);
    }
}
