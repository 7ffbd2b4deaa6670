package dev.sawatch.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.settings.SettingsException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionSettingsTest {
    private static final List<RequiredName> REQUIRED = List.of(
            new RequiredName("SAWATCH_TOPIC", "the name of a topic: small letters", "[a-z]+"),
            new RequiredName("SAWATCH_TABLE", "the name of a table: small letters", "[a-z]+"),
            new RequiredName("REGION", "the name of a region", "[a-z]+-[0-9]"));

    @Test
    void readsRequiredNamesAndSettings() {
        FunctionSettings settings = FunctionSettings.of(
                Map.of(
                        "SAWATCH_TABLE", " facts ",
                        "SAWATCH_TOPIC", "alerts",
                        "REGION", "north-1",
                        "SAWATCH_TRAINING_DAYS", "35",
                        "OTHER", " x "),
                REQUIRED);
        assertThat(settings.value("SAWATCH_TABLE")).isEqualTo("facts");
        assertThat(settings.value("OTHER", "y")).isEqualTo("x");
        assertThat(settings.value("ABSENT", "y")).isEqualTo("y");
        assertThat(settings.settings().periods().training()).isEqualTo(35);
    }

    @Test
    void tellsEveryFaultInWordsAndNoValue() {
        Map<String, String> environment = Map.of(
                "SAWATCH_TABLE", " ",
                "SAWATCH_TOPIC", "key=secret",
                "REGION", "north-1",
                "SAWATCH_TRAINING_DAYS", "many");
        assertThatThrownBy(() -> FunctionSettings.of(environment, REQUIRED))
                .isInstanceOf(SettingsException.class)
                .hasMessage("""
                        the settings have 3 faults:
                          SAWATCH_TABLE: is not set; it must be the name of a table: small letters
                          SAWATCH_TOPIC: is not the name of a topic: small letters
                          training.days: "many" is no whole number from 7 to 62""");
    }

    @Test
    void aFaultOfARequiredNameAloneIsEnough() {
        assertThatThrownBy(() -> FunctionSettings.of(Map.of(), REQUIRED))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("3 faults");
    }
}
