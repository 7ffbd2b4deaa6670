package dev.sawatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {
    @TempDir
    private Path folder;

    private Path state = Path.of("");

    @BeforeEach
    void replay() throws IOException {
        state = folder.resolve("state.db");
        Path log = Files.write(folder.resolve("audit.log"), AuditLines.attack());
        assertThat(new Sawatch().run("replay", "--state", state, log).code()).isZero();
    }

    @Test
    void listShowsTheAccounts() {
        assertThat(new Sawatch().run("baseline", "list", "--state", state).out())
                .isEqualTo("""
                 Cluster | Service account | First day  | Last day   | Days | Behaviours
                ---------+-----------------+------------+------------+------+------------
                 local   | shop/cart       | 2026-01-05 | 2026-01-20 |   16 |          4
                """);
        assertThat(new Sawatch()
                        .run("baseline", "list", "--json", "--state", state)
                        .out())
                .isEqualTo("""
                {"cluster":"local","account":"shop/cart","first_day":"2026-01-05","last_day":"2026-01-20",\
                "days":16,"behaviours":4}
                """);
    }

    @Test
    void showTellsWhatAnAccountDoes() {
        assertThat(new Sawatch()
                        .run("baseline", "show", "--state", state, "shop/cart")
                        .out())
                .contains("shop/cart in cluster local: first seen 2026-01-05, active on 16 days until 2026-01-20")
                .contains(" change pods (own)     |   15 | 2026-01-19")
                .contains(" list secrets (system) |    1 | 2026-01-20")
                .contains(" cart 1.2.0 |   16 | 2026-01-20")
                .contains(" 192.0.0.0/16 |   16 | 2026-01-20");
    }

    @Test
    void showTellsItInJson() throws IOException {
        JsonNode account = new ObjectMapper()
                .readTree(new Sawatch()
                        .run("baseline", "show", "--json", "--state", state, "shop/cart")
                        .out());
        assertThat(account.at("/behaviours/get configmaps (own)/days").asInt()).isEqualTo(16);
        assertThat(account.at("/clients/curl/last_day").asText()).isEqualTo("2026-01-20");
    }

    @Test
    void onlyTheClusterAskedFor() {
        assertThat(new Sawatch()
                        .run("baseline", "list", "--cluster", "other", "--state", state)
                        .out())
                .isEqualTo("Nothing is learned yet.\n");
    }

    @Test
    void anUnknownAccountIsNamed() {
        Sawatch.Run run = new Sawatch().run("baseline", "show", "--state", state, "shop/till");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("shop/till", "baseline list");
    }

    @Test
    void aStateFileThatIsNotThereIsNamed() {
        Sawatch.Run run = new Sawatch().run("baseline", "list", "--state", folder.resolve("none.db"));
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("none.db does not exist");
        assertThat(folder.resolve("none.db")).doesNotExist();
    }
}
