package dev.sawatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sawatch.alert.AlertMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void leavesOutNoticesWhichAreOfNoCall() {
        AlertMessage notice = message("notice", "{}");
        AlertMessage alert = message("alert", """
                {"evidences":[{"api":{"request":{"uid":"call-1"}}}]}""");

        assertThat(Finding.all(List.of(notice, alert)))
                .extracting(Finding::id, Finding::auditId)
                .containsExactly(tuple("alert", "call-1"));
    }

    private static AlertMessage message(String id, String data) {
        String event = "{\"id\":\"" + id + "\",\"time\":\"2026-01-05T00:00:00Z\",\"data\":" + data + "}";
        return new AlertMessage(id, event, "", Map.of());
    }
}
