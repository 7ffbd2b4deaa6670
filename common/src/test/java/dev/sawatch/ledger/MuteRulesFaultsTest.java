package dev.sawatch.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MuteRulesFaultsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | mute rules are a JSON array",
                "[{\"resource\":\"pods\",\"reason\":\"r\",\"expires\":\"2026-12-31\",\"who\":\"x\"}] | mute rule 1: unknown field who",
                "[{\"reason\":\"r\",\"expires\":\"2026-12-31\"}] | mute rule 1: neither service_account nor resource",
                "[{\"resource\":\"pods\",\"expires\":\"2026-12-31\"}] | mute rule 1: no reason",
                "[{\"resource\":\"pods\",\"reason\":\" \",\"expires\":\"2026-12-31\"}] | mute rule 1: no reason",
                "[{\"resource\":\"pods\",\"reason\":\"r\"}] | mute rule 1: expires is no date",
                "[{\"resource\":\"pods\",\"reason\":\"r\",\"expires\":\"never\"}] | mute rule 1: expires is no date",
                "[{\"resource\":\"pods\",\"reason\":\"r\",\"expires\":\"2026-12-31\",\"variation\":\"odd\"}] | mute rule 1: unknown variation odd",
                "[{\"resource\":\"pods\",\"reason\":\"r\",\"expires\":\"2026-12-31\"},{}] | mute rule 2: neither"
            })
    void aFaultIsNamedWithItsPlace(String json, String message) throws JsonProcessingException {
        JsonNode rules = new ObjectMapper().readTree(json);
        assertThatThrownBy(() -> MuteRules.parse(rules))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
