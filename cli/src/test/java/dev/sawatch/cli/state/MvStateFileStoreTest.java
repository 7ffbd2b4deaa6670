package dev.sawatch.cli.state;

import dev.sawatch.state.StateStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class MvStateFileStoreTest extends MvStateStoreTest {
    @TempDir
    private Path folder;

    private MvStateStore store = MvStateStore.inMemory();

    @BeforeEach
    void open() {
        store = MvStateStore.open(folder.resolve("state.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected StateStore store() {
        return store;
    }

    /** One process has a file; its threads share the store. */
    @Override
    protected StateStore another() {
        return store;
    }
}
