package dev.sawatch.cli.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.alert.AlertMessage;
import dev.sawatch.behaviour.names.Families;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageAlertsTest {
    private final PageAlerts alerts = new PageAlerts(new Families(List.of()));

    @Test
    void thoseBeyondTheBoundAreOnlyCounted() {
        for (int i = 0; i < PageAlerts.MOST + 3; i++) {
            alerts.add(message("{\"id\":\"x\",\"subject\":\"ci/runner-x7k2p\"}", i % 2 == 0 ? "yes" : "no"));
        }
        assertThat(alerts.shown()).hasSize(PageAlerts.MOST);
        assertThat(alerts.left()).isEqualTo(3);
        assertThat(alerts.pages() + alerts.others()).isEqualTo(PageAlerts.MOST + 3);
        assertThat(alerts.shown().get(0).row().family()).isEqualTo("ci/runner-#");
    }

    @Test
    void aNoticeIsAboutNoAccountAndNoResource() {
        alerts.add(message("{\"id\":\"n\",\"data\":{\"message\":\"no more alerts\"}}", "yes"));
        PageAlert notice = alerts.shown().get(0);
        assertThat(notice.row().family()).isEmpty();
        assertThat(notice.resource()).isEmpty();
        assertThat(notice.json()).contains("\"episode\":\"n\"", "\"message\":\"no more alerts\"");
    }

    private static AlertMessage message(String event, String page) {
        return new AlertMessage("x", event, "", Map.of("page", page));
    }
}
