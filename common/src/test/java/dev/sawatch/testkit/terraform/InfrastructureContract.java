package dev.sawatch.testkit.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sawatch.function.FunctionSettings;
import dev.sawatch.function.RequiredName;
import dev.sawatch.function.Summary;
import dev.sawatch.pipeline.BatchResult;
import dev.sawatch.state.StoreUse;
import dev.sawatch.testkit.recording.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the Terraform module of every cloud: who knows one knows all, and it makes what the function expects. */
public abstract class InfrastructureContract {
    private static final Set<String> FILES = Set.of(
            "main.tf",
            "function.tf",
            "state.tf",
            "alerts.tf",
            "source.tf",
            "access.tf",
            "alarms.tf",
            "settings.tf",
            "variables.tf",
            "outputs.tf",
            "versions.tf",
            "README.md",
            "examples",
            "tests");

    private static final int MAX_LINES = 15;

    /** Of which the summary line has each number, also that which is there only where it is not 0. */
    private static final BatchResult EVERY_NUMBER =
            new BatchResult(0, Map.of(), Map.of(), Map.of(), Map.of(), StoreUse.NONE, 0, 1);

    protected final TerraformModule module;
    private final String cloud;

    /** @param cloud the module's folder, and the name of its page */
    protected InfrastructureContract(String cloud) {
        this.cloud = cloud;
        this.module = TerraformModule.of(cloud);
    }

    /** The variables that the function must have. */
    protected abstract List<RequiredName> required();

    /** The needed variables that the platform itself sets. */
    protected Map<String, String> platform() {
        return Map.of();
    }

    /** What only the cloud can tell of its resources, by the source of the expression. */
    protected abstract Map<String, String> told();

    /** The permissions or roles that the module gives the function. */
    protected abstract Set<String> granted();

    /** Those that its page in docs says it needs. */
    protected abstract Set<String> documented();

    /** The variables that the module gives the function, without settings. */
    protected final Map<String, String> environment() {
        return module.values(module.local("environment"), told());
    }

    @Test
    void hasTheFilesThatEveryModuleHas() throws IOException {
        try (Stream<Path> files = Files.list(module.folder())) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(file -> !file.startsWith("."))
                            .collect(Collectors.toSet()))
                    .isEqualTo(FILES);
        }
        assertThat(module.folder().resolve("examples/minimal/main.tf")).isRegularFile();
        assertThat(module.folder().resolve("examples/complete/main.tf")).isRegularFile();
    }

    /** They are run once for all. */
    @Test
    void testsItsSettingsAsEveryModuleDoes() {
        for (String file : List.of("main.tf", "settings.tf", "settings.tftest.hcl")) {
            assertThat(module.text("tests/settings/" + file))
                    .isEqualTo(TerraformModule.of("aws").text("tests/settings/" + file));
        }
    }

    @Test
    void isDeployedByFewLines() {
        assertThat(module.text("examples/minimal/main.tf").lines().filter(line -> !line.isBlank()))
                .hasSizeLessThanOrEqualTo(MAX_LINES);
    }

    @Test
    void setsTheVariablesThatTheFunctionNeeds() {
        Map<String, String> all = new HashMap<>(platform());
        all.putAll(environment());
        assertThatCode(() -> FunctionSettings.of(all, required())).doesNotThrowAnyException();
        assertThat(module.local("environment")).contains("local.settings");
    }

    @Test
    void grantsWhatThePageSaysAndNothingElse() {
        assertThat(granted()).isNotEmpty().isEqualTo(documented());
        assertThat(granted()).noneMatch(permission -> permission.contains("*"));
    }

    @Test
    void showsEachNumberOfTheSummaryLine() {
        Set<String> numbers = new Summary(EVERY_NUMBER, Instant.EPOCH, Duration.ZERO)
                .numbers()
                .keySet();
        assertThat(TerraformModule.texts(module.local("summary_metrics"))).containsExactlyElementsOf(numbers);
    }

    @Test
    void describesWhatItTakesAndGives() {
        Stream.concat(module.all("variable").stream(), module.all("output").stream())
                .forEach(block -> assertThat(block.argument("description")).isNotBlank());
        module.all("variable")
                .forEach(variable -> assertThat(variable.argument("type")).isNotBlank());
        assertThat(new TreeSet<>(module.all("variable").stream()
                        .map(block -> block.labels().get(0))
                        .toList()))
                .contains("clusters", "name_prefix", "tags", "package", "create_alarms", "create_dashboard");
    }

    /** A cloud's page. */
    protected final String page() {
        try {
            return Files.readString(Recording.root().resolve("docs").resolve(cloud + ".md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
