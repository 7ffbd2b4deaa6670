package dev.sawatch.cli.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    private static final StateKey KEY = new StateKey(StateKey.Kind.PROFILE, "local", "shop/cart");
    private static final Instant EXPIRES = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameFile() {
        file = folder.resolve("state.db");
    }

    @Test
    void whatIsClosedIsFoundAgain() {
        String version;
        try (MvStateStore store = MvStateStore.open(file)) {
            version = store.replace(record("text")).orElseThrow();
        }
        try (MvStateStore store = MvStateStore.open(file)) {
            assertThat(store.find(Set.of(KEY))).containsEntry(KEY, new StateRecord(KEY, "text", EXPIRES, version));
        }
    }

    @Test
    void aClosedStoreIsUnavailable() {
        MvStateStore store = MvStateStore.open(file);
        store.replace(record("text"));
        store.close();
        assertThatThrownBy(() -> store.find(Set.of(KEY))).isInstanceOf(StateStoreException.class);
        assertThatThrownBy(() -> store.replace(record("other"))).isInstanceOf(StateStoreException.class);
    }

    @Test
    void anEmptyFileIsANewOne() throws IOException {
        Files.createFile(file);
        try (MvStateStore store = MvStateStore.open(file)) {
            assertThat(store.replace(record("text"))).isPresent();
        }
    }

    @Test
    void whatHasExpiredIsPurged() {
        try (MvStateStore store = MvStateStore.inMemory()) {
            store.replace(record("text"));
            store.purge(EXPIRES.minusSeconds(1));
            assertThat(store.find(Set.of(KEY))).isNotEmpty();
            store.purge(EXPIRES);
            assertThat(store.find(Set.of(KEY))).isEmpty();
        }
    }

    @Test
    void recordsOfAKindAreHandedOverInOrder() {
        try (MvStateStore store = MvStateStore.inMemory()) {
            for (String name : List.of("b/x", "a/x", "")) {
                store.replace(new StateRecord(new StateKey(StateKey.Kind.PROFILE, "c", name), name, EXPIRES, null));
            }
            store.replace(new StateRecord(new StateKey(StateKey.Kind.RESOURCE, "c", "pods"), "no", EXPIRES, null));
            store.replace(new StateRecord(new StateKey(StateKey.Kind.CLUSTER, "c", ""), "no", EXPIRES, null));
            List<String> names = new ArrayList<>();
            store.each(StateKey.Kind.PROFILE, record -> names.add(record.key().name()));
            assertThat(names).containsExactly("", "a/x", "b/x");
        }
    }

    @Test
    void aCopyLeavesTheFileAsItIs() throws IOException {
        try (MvStateStore store = MvStateStore.open(file)) {
            store.replace(record("text"));
        }
        byte[] before = Files.readAllBytes(file);
        try (MvStateStore copy = MvStateStore.copyOf(file)) {
            assertThat(copy.replace(new StateRecord(KEY, "other", EXPIRES, "1")))
                    .isPresent();
        }
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aLaterFormatIsRefusedAndLeftAsItIs() throws IOException {
        try (MVStore store = new MVStore.Builder().fileName(file.toString()).open()) {
            store.openMap(StateFile.HEADER).put(StateFile.FORMAT, "2");
        }
        isRefused("has format 2, this program knows 1: it was written by a later Sawatch");
    }

    @Test
    void anotherStoresFileIsRefusedAndLeftAsItIs() throws IOException {
        try (MVStore store = new MVStore.Builder().fileName(file.toString()).open()) {
            store.openMap("table").put("x", "y");
        }
        isRefused("is no state file of Sawatch");
    }

    @Test
    void anyOtherFileIsRefusedAndLeftAsItIs() throws IOException {
        Files.writeString(file, "{\"kind\":\"Event\"}\n".repeat(1_000));
        isRefused("is no state file of Sawatch");
    }

    private void isRefused(String because) throws IOException {
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> MvStateStore.open(file))
                .isInstanceOf(StateFileException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(because);
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> MvStateStore.open(folder.resolve("none/state.db")))
                .isInstanceOf(StateFileException.class)
                .hasMessageContaining("is in a folder that is not there");
        assertThatThrownBy(() -> MvStateStore.open(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> MvStateStore.read(file)).hasMessageContaining("does not exist");
    }

    @Test
    void aFileIsForOneProcess() throws IOException, InterruptedException {
        Process holder = holder();
        try (BufferedReader answer = holder.inputReader()) {
            assertThat(answer.readLine()).isEqualTo("open");
            byte[] before = Files.readAllBytes(file);
            assertThatThrownBy(() -> MvStateStore.open(file))
                    .isInstanceOf(StateFileException.class)
                    .hasMessageContaining("is open in another process");
            assertThat(file).hasBinaryContent(before);
            holder.getOutputStream().close();
            assertThat(holder.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void aCrashLeavesAReadableFile() throws IOException, InterruptedException {
        Process holder = holder();
        try (BufferedReader answer = holder.inputReader()) {
            assertThat(answer.readLine()).isEqualTo("open");
            holder.destroyForcibly();
            assertThat(holder.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
        try (MvStateStore store = MvStateStore.open(file)) {
            assertThat(store.replace(record("text"))).isPresent();
        }
    }

    /** Another process with the file open, until its input ends. */
    private Process holder() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StateHolder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static StateRecord record(String text) {
        return new StateRecord(KEY, text, EXPIRES, null);
    }
}
