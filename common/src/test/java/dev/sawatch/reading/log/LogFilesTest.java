package dev.sawatch.reading.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.testkit.AuditLines;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
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
    void filesAreReadInOrderOfTheirFirstEvents() throws IOException {
        String newest = log("audit.log", 20, 21).toString();
        log("old/audit.log.2", 0, 25);
        Files.move(packed("packed", 10, 11), folder.resolve("audit.log.1"));
        write("notes.txt");
        assertThat(names(folder.toString()))
                .containsExactly("old/audit.log.2", "audit.log.1", "audit.log", "notes.txt");
        String notes = folder.resolve("notes.txt").toString();
        assertThat(new LogFiles(nothing(), List.of()).find(List.of(notes, newest, folder.resolve("old") + "")))
                .extracting(LogFile::name)
                .containsExactly(folder.resolve("old/audit.log.2").toString(), newest, notes);
    }

    @Test
    void filesOfOneTimeAreReadInOrderOfNames() throws IOException {
        String b = log("b.log", 3).toString();
        String a = log("a.log", 3).toString();
        assertThat(new LogFiles(nothing(), List.of()).find(List.of(b, a)))
                .extracting(LogFile::name)
                .containsExactly(a, b);
    }

    @Test
    void aWrongDateAtTheBeginningIsNotBelieved() throws IOException {
        log("audit.log.1", 150, 0, 1);
        log("audit.log", 10, 11, 12);
        log("audit.log.2", -90, 20, 21);
        assertThat(names(folder.toString())).containsExactly("audit.log.1", "audit.log", "audit.log.2");
    }

    @Test
    void standardInputStaysBetweenTheFilesAroundIt() throws IOException {
        String last = log("last", 30).toString();
        String first = log("first", 0).toString();
        String middle = log("middle", 10).toString();
        assertThat(new LogFiles(nothing(), List.of()).find(List.of(last, middle, "-", first)))
                .extracting(LogFile::name)
                .containsExactly(middle, last, "standard input", first);
    }

    @Test
    void onlyTheHeadIsRead() throws IOException {
        long[] read = {0};
        String events = String.join("\n", AuditLines.habits(2_000));
        LogFile file = new LogFile(
                "audit.log",
                -1,
                () -> new FilterInputStream(new ByteArrayInputStream(events.getBytes(StandardCharsets.UTF_8))) {
                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        int count = super.read(target, offset, length);
                        read[0] += count;
                        return count;
                    }
                });
        assertThat(FirstEvent.time(file)).contains(AuditLines.START);
        assertThat(read[0]).isPositive().isLessThan(1_000_000);
    }

    private Path log(String name, int... days) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, events(days));
    }

    private Path packed(String name, int... days) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(events(days).getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static String events(int... days) {
        return Arrays.stream(days)
                .mapToObj(day -> AuditLines.event(
                        "id-" + day, AuditLines.START.plus(Duration.ofDays(day)), "get", "pods", "shop"))
                .collect(Collectors.joining("\n"));
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
