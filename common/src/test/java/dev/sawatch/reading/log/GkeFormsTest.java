package dev.sawatch.reading.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.Skip;
import dev.sawatch.testkit.Collected;
import dev.sawatch.testkit.EksPayloads;
import dev.sawatch.testkit.GkeEntries;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every form in which logs of GKE lie about. */
class GkeFormsTest {
    private static final String ONE = entry("one");
    private static final String TWO = entry("two");

    private static String entry(String id) {
        return GkeEntries.entry(EksPayloads.auditEvent(id, "2026-01-05T10:00:00Z", "shop/cart", "get", "pods"));
    }

    private static void assertBoth(Collected found) {
        assertThat(found.rejections).isEmpty();
        assertThat(found.auditIds()).containsExactly("one", "two");
        assertThat(found.events).allSatisfy(event -> assertThat(event.cluster()).isEqualTo(GkeEntries.CLUSTER));
    }

    @Test
    void hourlyFilesOfASink() {
        assertBoth(Collected.inLog(ONE + "\n" + TWO + "\n"));
        assertBoth(Collected.inLog(EksPayloads.gzip(EksPayloads.bytes(ONE + "\n" + TWO + "\n"))));
    }

    @Test
    void whatGcloudPrints() {
        assertBoth(Collected.inLog(GkeEntries.printed(List.of(ONE, TWO))));
    }

    @Test
    void rowsOfBigQuery() {
        String row = ONE.replace("protoPayload", "protopayload_auditlog");
        assertBoth(Collected.inLog("[" + row + ",\n" + row.replace("\"one\"", "\"two\"") + "]"));
    }

    @Test
    void pushesAndCloudEvents() {
        assertBoth(Collected.inLog(GkeEntries.push(ONE) + "\n{\"specversion\":\"1.0\",\"id\":\"1\",\"data\":"
                + GkeEntries.push(TWO) + "}"));
    }

    @Test
    void pulledMessages() {
        assertBoth(Collected.inLog("[" + pulled(ONE) + "," + pulled(TWO) + "]"));
    }

    private static String pulled(String entry) {
        return GkeEntries.push(entry).replace("\"subscription\"", "\"ackId\"");
    }

    /** The data alone fills all that is looked at. */
    @Test
    void longMessages() {
        String entry = ONE.replace("\"private\"", "\"" + "x".repeat(10_000) + "\"");
        assertThat(Collected.inLog(GkeEntries.push(entry)).auditIds()).containsExactly("one");
        String late = entry.replace(
                "{\"insertId\":\"one\",", "{\"logName\":\"" + "x".repeat(10_000) + "\",\"insertId\":\"one\",");
        assertThat(Collected.inLog(late).auditIds()).containsExactly("one");
    }

    @Test
    void aDamagedEntryTakesNoneWithIt() {
        Collected found = Collected.inLog(ONE.substring(0, ONE.length() / 2) + "\n" + TWO + "\n");
        assertThat(found.auditIds()).containsExactly("two");
        assertThat(found.rejections).hasSize(1);
    }

    @Test
    void entriesOfOtherServices() {
        String other = ONE.replace("\"k8s.io\"", "\"container.googleapis.com\"");
        String log = "{\"insertId\":\"x\",\"logName\":\"projects/example-project/logs/stdout\",\"textPayload\":\"a\","
                + "\"resource\":{\"type\":\"k8s_container\"},\"timestamp\":\"2026-01-05T10:00:00Z\"}";
        Collected found = Collected.inLog(other + "\n" + log + "\n" + ONE + "\n" + TWO);
        assertBoth(found);
        assertThat(found.skipped).containsExactly(Skip.OTHER_LOG, Skip.OTHER_LOG);
    }
}
