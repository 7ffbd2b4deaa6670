package dev.sawatch.cli.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.baseline.days.DaySet;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeatMapTest {
    private static final DaySet DAY = DaySet.of(20_000);

    @Test
    void accountsAndResourcesWithAlertsComeFirstAndTheRestIsBounded() {
        AccountKey last = new AccountKey("prod", "shop/zebra");
        HeatMap heat = new HeatMap(List.of(new PageAlert(last, "zebras", true, "{}")));
        for (int i = 0; i < 100; i++) {
            heat.add(new AccountKey("prod", "shop/a" + i), "resource" + i, DAY);
        }
        ObjectNode node = write(heat);
        assertThat(node.path("rows")).hasSize(HeatMap.MOST_ROWS);
        assertThat(node.path("rows").get(0).path("family").asText()).isEqualTo("shop/zebra");
        assertThat(node.path("columns")).hasSize(HeatMap.MOST_COLUMNS);
        assertThat(node.path("columns").get(0).asText()).isEqualTo("zebras");
        assertThat(node.path("accounts").asInt()).isEqualTo(101);
        assertThat(node.path("resources").asInt()).isEqualTo(101);
    }

    @Test
    void anObjectThatIsNamedCountsForItsResource() {
        HeatMap heat = new HeatMap(List.of());
        AccountKey account = new AccountKey("prod", "shop/cart");
        heat.add(account, "configmaps", DAY);
        heat.add(account, "configmaps:coredns", DaySet.of(20_001));
        assertThat(write(heat).path("cells").toString()).isEqualTo("[[2]]");
    }

    private static ObjectNode write(HeatMap heat) {
        return heat.write(new ObjectMapper().createObjectNode());
    }
}
