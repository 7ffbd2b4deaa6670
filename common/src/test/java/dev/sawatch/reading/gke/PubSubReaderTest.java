package dev.sawatch.reading.gke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Rejection.Reason;
import dev.sawatch.testkit.Collected;
import dev.sawatch.testkit.EksPayloads;
import dev.sawatch.testkit.GkeEntries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Pub/Sub delivers, in each of its forms. */
class PubSubReaderTest {
    private static final String ONE = entry("one");
    private static final String TWO = entry("two");

    private static String entry(String id) {
        return GkeEntries.entry(EksPayloads.auditEvent(id, "2026-01-05T10:00:00Z", "shop/cart", "get", "pods"));
    }

    private static Collected read(String body) {
        Collected found = new Collected();
        try {
            new PubSubReader().readDelivery(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    @Test
    void pushes() {
        Collected found = read(GkeEntries.push(ONE));
        assertThat(found.auditIds()).containsExactly("one");
        assertThat(found.events.get(0).cluster()).isEqualTo(GkeEntries.CLUSTER);
    }

    @Test
    void cloudEventsInStructuredMode() {
        String event = "{\"specversion\":\"1.0\",\"type\":\"google.cloud.pubsub.topic.v1.messagePublished\",\"data\":"
                + GkeEntries.push(ONE) + "}";
        assertThat(read(event).auditIds()).containsExactly("one");
    }

    @Test
    void severalEntriesInAMessage() {
        assertThat(read(GkeEntries.push("[" + ONE + "," + TWO + "]")).auditIds())
                .containsExactly("one", "two");
        assertThat(read(GkeEntries.push(ONE + "\n" + TWO)).auditIds()).containsExactly("one", "two");
    }

    @Test
    void whatComesBeforeTheDamageIsRead() {
        Collected found = read(GkeEntries.push(ONE + "\n" + TWO.substring(0, TWO.length() - 1)));
        assertThat(found.auditIds()).containsExactly("one");
        assertThat(found.rejections).extracting(Rejection::reason).containsExactly(Reason.NOT_JSON);
        assertThat(found.rejections.get(0).excerpt()).contains("one").doesNotContain("private");
    }

    @Test
    void faultsAreRejections() {
        assertFault(GkeEntries.pushOf("%%%"), Reason.NOT_JSON, "data is no base64");
        assertFault(GkeEntries.push(""), Reason.UNKNOWN_FORM, "data without a log entry");
        assertFault(GkeEntries.push("[]"), Reason.UNKNOWN_FORM, "data without a log entry");
        assertFault(GkeEntries.push("1"), Reason.UNKNOWN_FORM, "data that is no log entry");
        assertFault(GkeEntries.push("{}"), Reason.UNKNOWN_FORM, "data that is no log entry");
        assertFault(GkeEntries.push("{\"insertId\":"), Reason.NOT_JSON, "data is no JSON, or JSON that ends early");
        assertFault(
                GkeEntries.push("{\"a\":".repeat(1_001)),
                Reason.TOO_LARGE,
                "data is nested too deeply or holds too long a text");
        assertFault("{\"message\":{\"attributes\":{}}}", Reason.UNKNOWN_FORM, "a message without data");
        assertFault("{}", Reason.UNKNOWN_FORM, "a message without data");
        assertFault("[1]", Reason.UNKNOWN_FORM, "a push that is no object");
        assertFault("", Reason.UNKNOWN_FORM, "a push that is no object");
        assertFault(
                "{\"a\":".repeat(1_001), Reason.TOO_LARGE, "a push that is nested too deeply or holds too long a text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{", "{\"message\":", "{\"message\":{\"data\":\"e30"})
    void bodiesThatAreNoJsonAreRejections(String body) {
        assertFault(body, Reason.NOT_JSON, "a push that is no JSON, or JSON that ends early");
    }

    private static void assertFault(String body, Reason reason, String detail) {
        Collected found = read(body);
        assertThat(found.events).isEmpty();
        assertThat(found.rejections).hasSize(1);
        assertThat(found.rejections.get(0).reason()).isEqualTo(reason);
        assertThat(found.details()).isEqualTo(List.of(detail));
    }
}
