package dev.sawatch.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/settings.md says what the program does. With {@code -Dsettings.update=true} it is written anew first. */
class SettingsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "settings.md");
    /** Leaves room for every number of days. */
    private static final Map<String, String> LONGEST_TRAINING = Map.of("training.days", "62");

    static List<Setting> all() {
        return DeclaredSettings.ALL;
    }

    static Stream<Setting.WholeNumber> numbers() {
        return all().stream().filter(Setting.WholeNumber.class::isInstance).map(Setting.WholeNumber.class::cast);
    }

    static Stream<Setting.JsonArray<?>> arrays() {
        return Stream.of(DeclaredSettings.SENSITIVE_ADD, DeclaredSettings.MUTES);
    }

    @Test
    void isWhatTheSettingsSay() throws IOException {
        if (Boolean.getBoolean("settings.update")) {
            Files.writeString(PAGE, SettingsPage.render());
        }
        assertThat(PAGE).content().isEqualTo(SettingsPage.render());
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesNoSettingThatIsNotRead(Setting setting) {
        assertThatThrownBy(() -> Settings.of(Map.of(setting.key(), " ")))
                .hasMessageContaining(setting.key() + ": is empty");
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesTheVariablesAsTheyAreRead(Setting setting) {
        assertThatThrownBy(() -> Settings.ofEnvironment(Map.of(setting.variable(), " "), Set.of()))
                .hasMessageContaining(setting.key() + ": is empty");
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesTheDefaults(Setting setting) {
        if (!setting.standard().equals("none")) {
            assertThat(measures(Settings.of(Map.of(setting.key(), setting.standard()))))
                    .isEqualTo(measures(Settings.defaults()));
        }
    }

    /** What is set by numbers and words. */
    private static List<Object> measures(Settings settings) {
        return List.of(
                settings.periods(),
                settings.alerts().severities(),
                settings.alerts().breakerAlerts(),
                settings.alerts().accountAlerts());
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void namesTheRanges(Setting.WholeNumber setting) {
        assertThatCode(() -> with(setting, setting.least())).doesNotThrowAnyException();
        assertThatCode(() -> with(setting, setting.most())).doesNotThrowAnyException();
        String fault = " is no whole number from " + setting.form();
        assertThatThrownBy(() -> with(setting, setting.least() - 1)).hasMessageContaining(fault);
        assertThatThrownBy(() -> with(setting, setting.most() + 1)).hasMessageContaining(fault);
    }

    private static Settings with(Setting.WholeNumber setting, int number) {
        Map<String, String> values = new HashMap<>(LONGEST_TRAINING);
        boolean isTraining = setting.key().equals("training.days");
        if (isTraining) {
            values.put("activation.days", "1");
        }
        values.put(setting.key(), String.valueOf(number));
        return Settings.of(values);
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void givesExamplesThatCanBeUsed(Setting.JsonArray<?> setting) {
        assertThatCode(() -> Settings.of(Map.of(setting.key(), setting.example())))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void namesNoFieldThatIsUnknown(Setting.JsonArray<?> setting) {
        setting.fields()
                .forEach(field -> assertThatThrownBy(
                                () -> Settings.of(Map.of(setting.key(), "[{\"" + field.name() + "\":\"\"}]")))
                        .message()
                        .doesNotContain("unknown field"));
        assertThatThrownBy(() -> Settings.of(Map.of(setting.key(), "[{\"such\":\"\"}]")))
                .hasMessageContaining("unknown field such");
    }
}
