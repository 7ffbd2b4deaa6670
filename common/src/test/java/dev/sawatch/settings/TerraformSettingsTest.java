package dev.sawatch.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each Terraform module takes every setting, with the function's own ranges, and hands it on under the name that is read.
 * With {@code -Dsettings.update=true} its settings.tf is written anew first.
 */
class TerraformSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"aws", "azure", "gcp"})
    void everyModuleTakesTheSettingsThatTheFunctionReads(String cloud) throws IOException {
        Path file = Path.of("..", "infra", cloud, "settings.tf");
        if (Boolean.getBoolean("settings.update")) {
            Files.writeString(file, TerraformSettings.render());
        }
        assertThat(file).content().isEqualTo(TerraformSettings.render());
    }
}
