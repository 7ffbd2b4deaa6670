package dev.sawatch.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.baseline.Periods;
import dev.sawatch.detection.Severity;
import dev.sawatch.detection.Variation;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @Test
    void theDefaultsAreTheReferences() {
        Settings settings = Settings.defaults();
        assertThat(settings.periods()).isEqualTo(Periods.DEFAULT);
        assertThat(settings.alerts().breakerAlerts()).isEqualTo(5_000);
        assertThat(settings.alerts().accountAlerts()).isEqualTo(100);
        assertThat(settings.alerts().severities())
                .hasSize(Variation.values().length)
                .containsEntry(Variation.FIRST_SEEN_RESOURCE, Severity.LOW)
                .containsEntry(Variation.UNUSUAL_CLIENT, Severity.INFORMATIONAL);
    }

    @Test
    void theEnvironmentIsReadByItsPrefix() {
        Settings settings = Settings.ofEnvironment(
                Map.of(
                        "SAWATCH_TRAINING_DAYS", " 35 ",
                        "SAWATCH_SEVERITY_UNUSUAL_CLIENT", "Off",
                        "SAWATCH_BREAKER_ACCOUNT_ALERTS", "7",
                        "SAWATCH_TABLE", "sawatch",
                        "PATH", "/bin"),
                Set.of("SAWATCH_TABLE"));
        assertThat(settings.periods().training()).isEqualTo(35);
        assertThat(settings.alerts().severities()).doesNotContainKey(Variation.UNUSUAL_CLIENT);
        assertThat(settings.alerts().accountAlerts()).isEqualTo(7);
    }

    @Test
    void aShortTrainingShortensTheActivation() {
        assertThat(Settings.of(Map.of("training.days", "7")).periods()).isEqualTo(new Periods(6, 7, 5, 3));
    }

    @Test
    void oneMessageNamesEveryFault() {
        Map<String, String> values = new HashMap<>();
        values.put("training.days", "63");
        values.put("dedup.days", "five");
        values.put("learning.days", " ");
        values.put("severity.unusual_resource", "bad");
        values.put("sensitive.remove", "secrets-read,nonsense");
        values.put("sensitive.add", "[");
        values.put("mute.rules", "[{\"resource\":\"pods\"}]");
        values.put("no\nsuch", "x");
        assertThatThrownBy(() -> Settings.of(values))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(
                        "8 faults",
                        "training.days: \"63\" is no whole number from 7 to 62",
                        "dedup.days: \"five\"",
                        "learning.days: is empty",
                        "severity.unusual_resource: \"bad\" is none of",
                        "sensitive.remove: no entry has the id nonsense",
                        "sensitive.add: not JSON",
                        "mute.rules: mute rule 1: no reason",
                        "no\\u000asuch: unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"resources\":[\"x\"],\"verbs\":[\"get\"],\"reason\":\"r\"}] | no id",
                "[{\"id\":\"a\",\"verbs\":[\"get\"],\"reason\":\"r\"}] | no resources",
                "[{\"id\":\"a\",\"resources\":[\"x\"],\"reason\":\"r\"}] | no verbs",
                "[{\"id\":\"a\",\"resources\":[\"x\"],\"verbs\":[\"get\"]}] | no reason",
                "[{\"id\":\"a\",\"resources\":[\"x\"],\"verbs\":[\"fly\"],\"reason\":\"r\"}] | unknown verbs fly",
                "[{\"id\":\"a\",\"resources\":[\"x\"],\"verbs\":[\"get\"],\"reach\":[\"far\"],\"reason\":\"r\"}] | unknown reach far",
                "[{\"id\":\"a\",\"resource\":[\"x\"],\"verbs\":[\"get\"],\"reason\":\"r\"}] | unknown field resource",
                "[{\"id\":\"a\",\"resources\":[\"x\"],\"verbs\":[\"get\"],\"namespaces\":\"all\",\"reason\":\"r\"}] | can only be"
            })
    void aSlipInTheSensitiveListIsRefused(String entries, String fault) {
        assertThatThrownBy(() -> Settings.of(Map.of("sensitive.add", entries)))
                .hasMessageContaining("a fault")
                .hasMessageContaining(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | a JSON array",
                "[{\"reason\":\"r\",\"expires\":\"2026-12-31\"}] | it would mute everything",
                "[{\"resource\":\"pods\",\"reason\":\" \",\"expires\":\"2026-12-31\"}] | no reason",
                "[{\"resource\":\"pods\",\"reason\":\"r\"}] | expires is no date",
                "[{\"resource\":\"pods\",\"reason\":\"r\",\"expires\":\"31.12.2026\"}] | expires is no date",
                "[{\"resource\":\"pods\",\"variation\":\"odd\",\"reason\":\"r\",\"expires\":\"2026-12-31\"}] | unknown variation odd",
                "[{\"resource\":\"pods\",\"user\":\"x\",\"reason\":\"r\",\"expires\":\"2026-12-31\"}] | unknown field user"
            })
    void aSlipInAMuteRuleIsRefused(String rules, String fault) {
        assertThatThrownBy(() -> Settings.of(Map.of("mute.rules", rules))).hasMessageContaining(fault);
    }
}
