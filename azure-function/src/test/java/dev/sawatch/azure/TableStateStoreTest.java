package dev.sawatch.azure;

import dev.sawatch.state.StateStore;
import dev.sawatch.testkit.StateStoreContract;
import org.junit.jupiter.api.BeforeAll;

class TableStateStoreTest extends StateStoreContract {
    private static String table = "";

    @BeforeAll
    static void createTable() {
        table = Azurite.shared().newTable();
    }

    private static StateStore store(String name) {
        return new TableStateStore(Azurite.shared().table(name));
    }

    @Override
    protected StateStore store() {
        return store(table);
    }

    @Override
    protected StateStore another() {
        return store(table);
    }

    @Override
    protected StateStore unavailable() {
        return store(table + "absent");
    }
}
