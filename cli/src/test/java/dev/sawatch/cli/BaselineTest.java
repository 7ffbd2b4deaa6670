package dev.sawatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.testkit.AuditLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    void showTellsAllVersionsOfAClient() throws IOException {
        learn(AuditLines.event(
                "upgraded-1", AuditLines.START.plus(Duration.ofDays(16)), "get", "configmaps", "shop", "cart/v1.3.0"));
        assertThat(show("shop/cart")).contains(" cart 1.2.0, 1.3.0 |   17 | 2026-01-21");
        JsonNode json = json("shop/cart");
        assertThat(json.at("/clients/cart/versions").toString()).isEqualTo("[\"1.2.0\",\"1.3.0\"]");
        assertThat(json.at("/many").toString()).isEqualTo("[]");
    }

    @Test
    void showSaysWhatIsTooMuchToBeKept() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            Instant time = AuditLines.START.plus(Duration.ofDays(16)).plusSeconds(i);
            lines.add(AuditLines.event("many-0000-" + i, time, "get", "configmaps", "shop", "program" + i + "/v1")
                    .replace("192.0.2.10", "198." + i + ".100.1"));
        }
        learn(lines.toArray(String[]::new));
        assertThat(show("shop/cart"))
                .contains("\nMany clients, more than are kept: none counts as new.\n")
                .contains("\nMany networks, more than are kept: none counts as new.\n")
                .doesNotContain("Many namespaces", "192.0.0.0/16");
        assertThat(json("shop/cart").at("/many").toString()).isEqualTo("[\"clients\",\"networks\"]");
    }

    @Test
    void showLooksForTheNameItselfBeforeItsFamily() throws IOException {
        Path settings = Files.writeString(folder.resolve("sawatch.properties"), "families.apart=tenant-*\n");
        Path log = Files.write(folder.resolve("tenants.log"), List.of(tenant("tenant-007"), tenant("pr-12")));
        assertThat(new Sawatch()
                        .run("replay", "--state", state, "--settings", settings, log)
                        .code())
                .isZero();
        assertThat(show("tenant-007/cart")).startsWith("tenant-007/cart in cluster local");
        assertThat(show("pr-345/cart")).startsWith("pr-#/cart in cluster local");
        Path other = Files.write(folder.resolve("other.log"), List.of(tenant("tenant-012")));
        assertThat(new Sawatch().run("replay", "--state", state, other).code()).isZero();
        assertThat(show("tenant-007/cart")).contains("tenant-007/cart").doesNotContain("tenant-#");
        assertThat(show("tenant-012/cart")).startsWith("tenant-#/cart in cluster local");
    }

    private static String tenant(String namespace) {
        return AuditLines.event(
                        namespace + "-0001", AuditLines.START.plus(Duration.ofDays(16)), "get", "configmaps", namespace)
                .replace("serviceaccount:shop:", "serviceaccount:" + namespace + ":");
    }

    private void learn(String... lines) throws IOException {
        Path log = Files.write(folder.resolve("more.log"), List.of(lines));
        assertThat(new Sawatch().run("replay", "--state", state, log).code()).isZero();
    }

    private String show(String account) {
        return new Sawatch().run("baseline", "show", "--state", state, account).out();
    }

    private JsonNode json(String account) throws IOException {
        return new ObjectMapper()
                .readTree(new Sawatch()
                        .run("baseline", "show", "--json", "--state", state, account)
                        .out());
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
