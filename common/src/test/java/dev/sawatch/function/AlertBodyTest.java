package dev.sawatch.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.alert.DeliveryException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertBodyTest {
    private static final AlertBody.Form FORM = (event, text) -> event + "\n" + text;

    private static final AlertMessage ALERT = message(
            "{\"id\":\"1\",\"data\":{\"message\":\"m\",\"remediation\":\"rrrrrrrrrr\",\"anomaly_analyses\":\"aaaaaaaaaa\","
                    + "\"evidences\":\"eeeeeeeeee\"}}",
            "first\nsecond line that is longer");

    private static AlertMessage message(String event, String text) {
        return new AlertMessage("1", event, text, Map.of());
    }

    @Test
    void whatFitsStaysAsItIs() {
        String whole = ALERT.event() + "\n" + ALERT.text();
        assertThat(AlertBody.of(ALERT, whole.length(), FORM)).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "123, true, true, true",
        "122, false, true, true",
        "95, false, false, true",
        "63, false, false, false",
        "1, false, false, false"
    })
    void whatIsTooLargeLosesOnePartAfterTheOther(int limit, boolean remediation, boolean analyses, boolean evidences) {
        String body = AlertBody.of(ALERT, limit, FORM);
        assertThat(body).endsWith("\nfirst").contains("\"message\":\"m\"");
        assertThat(body.contains("remediation")).isEqualTo(remediation);
        assertThat(body.contains("anomaly_analyses")).isEqualTo(analyses);
        assertThat(body.contains("evidences")).isEqualTo(evidences);
    }

    @Test
    void theLimitIsInBytes() {
        AlertMessage alert = message("{}", "\u00e9\u00e9\nx");
        assertThat(AlertBody.of(alert, 9, FORM)).isEqualTo("{}\n\u00e9\u00e9\nx");
        assertThat(AlertBody.of(alert, 8, FORM)).isEqualTo("{}\n\u00e9\u00e9");
    }

    @Test
    void whatIsNoJsonAndTooLargeCannotBeSent() {
        assertThatThrownBy(() -> AlertBody.of(message("{", "x\ny"), 1, FORM))
                .isInstanceOf(DeliveryException.class)
                .hasMessage("alert 1 is no JSON");
    }

    @Test
    void aSubjectIsAsciiOfOneLine() {
        assertThat(AlertSubject.of(message("{}", "payments/gr\u00f6\u00dfe listed\tsecrets\nMore."), 99))
                .isEqualTo("Sawatch: payments/gr??e listed?secrets");
        assertThat(AlertSubject.of(message("{}", ""), 99)).isEqualTo("Sawatch: alert 1");
        assertThat(AlertSubject.of(message("{}", "x".repeat(200)), 99))
                .hasSize(99)
                .endsWith("x...");
    }
}
