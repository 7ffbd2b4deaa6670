package dev.sawatch.reading.eks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.testkit.Collected;
import dev.sawatch.testkit.EksPayloads;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A payload that is read in place gives what a parser gives of it; any other is left to the parser. */
class LogEventsInPlaceTest {
    private static final String ONE =
            EksPayloads.auditEvent("one", "2026-01-05T10:00:00Z", "payments/checkout", "list", "secrets");
    private static final String TWO = ONE.replace("\"one\"", "\"two\"");
    private static final String PAYLOAD = EksPayloads.payload(List.of(ONE, TWO));

    private static Collected inPlace(String payload) throws IOException {
        Collected found = new Collected();
        boolean read = new SubscriptionPayloadReader(EksPayloads.REGION).readInPlace(EksPayloads.bytes(payload), found);
        assertThat(read).isTrue();
        return found;
    }

    private static void assertSame(String payload) throws IOException {
        Collected expected = Collected.by(new SubscriptionPayloadReader(EksPayloads.REGION), payload);
        Collected found = inPlace(payload);
        assertThat(found.events).isEqualTo(expected.events);
        assertThat(found.rejections).isEqualTo(expected.rejections);
        assertThat(found.skipped).isEqualTo(expected.skipped);
    }

    @Test
    void everyMessageIsReadAsByAParser() throws IOException {
        assertSame(EksPayloads.payload(List.of()));
        assertSame(EksPayloads.payload(List.of(
                ONE,
                ONE + "\n" + TWO,
                " \t" + TWO + "\r\n",
                ONE.replace("checkout/v1.4.2", "caf\u00e9 \ud83d\ude00 \\ud83d\\\\ \\\"x\\\"\\n"),
                ONE.substring(0, 200),
                ONE.substring(0, 400) + "[Truncated...]",
                ONE.replace(",\"user\"", ",,\"user\"") + TWO,
                "{\"kind\":\"EventList\",\"items\":[" + ONE + ",5," + TWO + "]}",
                "I0105 10:00:00.000000 1 klog.go:1] hello",
                "{}",
                "{",
                "",
                "text \"with\" \\ and \u0007")));
    }

    @Test
    void aHundredMessagesAndMoreFindRoom() throws IOException {
        assertThat(inPlace(EksPayloads.payload(Collections.nCopies(200, ONE))).events)
                .hasSize(200);
    }

    @Test
    void theOrderOfFieldsIsOfNoMatter() throws IOException {
        int events = PAYLOAD.indexOf("\"logEvents\"");
        String header = PAYLOAD.substring(1, events - 1);
        Collected found =
                inPlace("{" + PAYLOAD.substring(events, PAYLOAD.length() - 1) + " , \"x\":[{}] ," + header + "}");
        assertThat(found.events).isEqualTo(inPlace(PAYLOAD).events).hasSize(2);
        assertSame(PAYLOAD.replaceAll(
                "\"timestamp\":([0-9]+),\"message\":(\"(?:[^\"\\\\]|\\\\.)*\")",
                "\"message\":$2" + ",\"timestamp\":$1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'DATA_MESSAGE'               | 'CONTROL_MESSAGE'",
                "'kube-apiserver-audit-'      | 'kube-scheduler-'",
                "'/aws/eks/prod-eu/cluster'   | '/my/audit'",
                "'\"owner\":\"111122223333\"' | '\"owner\":\"\"'",
                "'\"timestamp\":17'           | '\"timestamp\":null,\"x\":17'",
                "'\"message\":'               | '\"text\":'",
                "'\"message\":'               | '\"message\":{},\"text\":'",
                "'\"message\":'               | '\"message\":\"x\",\"message\":'",
                "'\"id\":'                    | '\"logStreamName\":'",
                "'\"logEvents\":['            | '\"logEvents\":[5,'",
                "'\"logEvents\":'             | '\"logEvents\":{},\"x\":'",
                "'\\\"kind'                   | '\\xkind'",
                "']}'                         | ']} {}'",
                "']}'                         | ']'"
            })
    void whatIsUnusualIsLeftToAParser(String usual, String unusual) throws IOException {
        String payload = PAYLOAD.replace(usual, unusual);
        assertThat(payload).isNotEqualTo(PAYLOAD);
        Collected found = new Collected();
        SubscriptionPayloadReader reader = new SubscriptionPayloadReader(EksPayloads.REGION);
        assertThat(reader.readInPlace(EksPayloads.bytes(payload), found)).isFalse();
        assertThat(found.events).isEmpty();
        assertThat(found.rejections).isEmpty();
        assertThat(found.skipped).isEmpty();
        assertThat(reader.readInPlace(EksPayloads.bytes(PAYLOAD), found)).isTrue();
        assertThat(found.auditIds()).containsExactly("one", "two");
    }
}
