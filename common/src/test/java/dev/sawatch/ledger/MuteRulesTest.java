package dev.sawatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Cause;
import dev.sawatch.detection.Confidence;
import dev.sawatch.detection.Variation;
import dev.sawatch.detection.Verdict;
import dev.sawatch.testkit.Events;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MuteRulesTest {
    private static final AccountCall CALL =
            Events.observe(Events.call("a", Instant.parse("2026-01-20T23:59:59Z"), "list", "pods"));
    private static final Verdict VERDICT = new Verdict(
            Variation.UNUSUAL_RESOURCE,
            List.of(),
            Set.of(),
            Confidence.MEDIUM,
            List.of(),
            new Cause(Cause.Kind.DELIVERY, ""));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"service_account\":\"payments/checkout\" | true",
                "\"service_account\":\"payments/*\" | true",
                "\"service_account\":\"*\" | true",
                "\"service_account\":\"pay*check*t\" | true",
                "\"service_account\":\"payments\" | false",
                "\"service_account\":\"payments.checkout\" | false",
                "\"service_account\":\"\\\\E.*\" | false",
                "\"service_account\":\"\\\\\\\\EE.*\" | false",
                "\"service_account\":\"\\\\\\\\EE(\" | false",
                "\"resource\":\"pods\" | true",
                "\"resource\":\"pod\" | false",
                "\"resource\":\"pods\",\"service_account\":\"shop/*\" | false",
                "\"resource\":\"pods\",\"variation\":\"unusual_resource\" | true",
                "\"resource\":\"pods\",\"variation\":\"UNUSUAL_CLIENT\" | false",
                "\"resource\":\"pods\",\"cluster\":\"*cluster/prod-eu\" | true",
                "\"resource\":\"pods\",\"cluster\":\"*cluster/prod-us\" | false"
            })
    void allThatARuleSaysMustMatch(String rule, boolean mutes) throws JsonProcessingException {
        assertThat(rules(rule, "2026-01-20").mute(CALL, VERDICT)).isEqualTo(mutes);
        assertThat(rules(rule, "2026-01-19").mute(CALL, VERDICT)).isFalse();
    }

    private static MuteRules rules(String rule, String expires) throws JsonProcessingException {
        return MuteRules.parse(
                new ObjectMapper().readTree("[{" + rule + ",\"reason\":\"known\",\"expires\":\"" + expires + "\"}]"));
    }
}
