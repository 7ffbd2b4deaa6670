package dev.sawatch.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderStandsForItsFilesInOrderOfNames() throws IOException {
        for (String name :
                List.of("b.log", "a/2.log", "a/1.log", "audit.log", "audit-2026-01-05.log", ".hidden", ".git/x")) {
            write(name);
        }
        assertThat(names(folder.toString()))
                .containsExactly("a/1.log", "a/2.log", "audit-2026-01-05.log", "audit.log", "b.log");
    }

    @Test
    void whatTheRunWritesIsNoLog() throws IOException {
        write("audit.log");
        Path alerts = write("alerts.jsonl");
        LogFiles files = new LogFiles(nothing(), List.of(alerts));
        assertThat(files.find(List.of(folder.toString())))
                .extracting(LogFile::name)
                .containsExactly(folder.resolve("audit.log").toString());
    }

    @Test
    void filesStayInTheOrderGiven() throws IOException {
        String b = write("b").toString();
        String a = write("a").toString();
        assertThat(new LogFiles(nothing(), List.of()).find(List.of(b, "-", a)))
                .extracting(LogFile::name)
                .containsExactly(b, "standard input", a);
    }

    @Test
    void aMissingFileIsNamed() {
        String missing = folder.resolve("missing.log").toString();
        assertThatThrownBy(() -> new LogFiles(nothing(), List.of()).find(List.of(missing)))
                .isInstanceOf(UnreadableException.class)
                .hasMessage(missing + ": no such file");
    }

    private List<String> names(String root) {
        return new LogFiles(nothing(), List.of())
                .find(List.of(root)).stream()
                        .map(file ->
                                Path.of(root).relativize(Path.of(file.name())).toString())
                        .toList();
    }

    private static ByteArrayInputStream nothing() {
        return new ByteArrayInputStream(new byte[0]);
    }

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "x");
    }
}
