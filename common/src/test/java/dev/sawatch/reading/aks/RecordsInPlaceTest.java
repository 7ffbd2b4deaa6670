package dev.sawatch.reading.aks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.testkit.AksPayloads;
import dev.sawatch.testkit.Collected;
import dev.sawatch.testkit.EksPayloads;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body that is read in place gives what a parser gives of it; any other is left to the parser. */
class RecordsInPlaceTest {
    private static final String ONE =
            EksPayloads.auditEvent("one", "2026-01-05T10:00:00Z", "payments/checkout", "list", "secrets");
    private static final String TWO = ONE.replace("\"one\"", "\"two\"");
    private static final String BODY = AksPayloads.body(List.of(ONE, TWO));

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertSame(String body) {
        assertThat(new RecordsInPlace().take(bytes(body))).isTrue();
        Collected expected = Collected.by(new AksEnvelopeReader(), body);
        Collected found = new Collected();
        new AksEnvelopeReader().read(bytes(body), found);
        assertThat(found.events).isEqualTo(expected.events);
        assertThat(found.rejections).isEqualTo(expected.rejections);
        assertThat(found.skipped).isEqualTo(expected.skipped);
    }

    @Test
    void everyRecordIsReadAsByAParser() {
        assertSame(AksPayloads.body(List.of()));
        assertSame(AksPayloads.body(List.of(
                ONE,
                ONE + "\n" + TWO,
                " \t" + TWO + "\r\n",
                ONE.replace("checkout/v1.4.2", "caf\u00e9 \ud83d\ude00 \\ud83d\\\\ \\\"x\\\"\\n"),
                ONE.substring(0, 200),
                ONE.substring(0, 400),
                ONE.replace(",\"user\"", ",,\"user\"") + TWO,
                "{\"kind\":\"EventList\",\"items\":[" + ONE + ",5," + TWO + "]}",
                "I0105 10:00:00.000000 1 klog.go:1] hello",
                "{}",
                "{",
                "",
                "text \"with\" \\ and \u0007")));
        assertSame(AksPayloads.bodyOf(List.of(
                AksPayloads.hubRecord("guard", AksPayloads.RESOURCE_ID, "{}"),
                AksPayloads.hubRecord("kube-audit-admin", "/subscriptions/1/caf\u00e9", ONE),
                AksPayloads.hubRecord("kube-audit", "", ONE),
                AksPayloads.hubRecord("", AksPayloads.RESOURCE_ID, TWO))));
        assertSame(AksPayloads.body(Collections.nCopies(200, ONE)));
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(new RecordsInPlace().take(bytes("\ufeff" + BODY))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"records\":['             | '{\"x\":1,\"records\":['",
                "'{\"records\":['             | '{\"value\":['",
                "'{\"records\":['             | '[{\"records\":['",
                "'{\"records\":['             | '{\"records\":[5,'",
                "'\"records\":'               | '\"records\":{},\"records\":'",
                "'\"category\":'              | '\"Category\":'",
                "'\"category\":'              | '\"category\":5,\"Category\":'",
                "'\"resourceId\":'            | '\"ResourceId\":'",
                "'\"time\":'                  | '\"TimeGenerated\":'",
                "'\"properties\":'            | '\"properties\":5,\"properties\":'",
                "'\"log\":'                   | '\"text\":'",
                "'\"log\":'                   | '\"log\":{},\"text\":'",
                "'\\\"kind'                   | '\\xkind'",
                "'\"prod\"}]}'                | '\"prod\"}],\"x\":1}'",
                "'\"prod\"}]}'                | '\"prod\"}]} {}'",
                "'\"prod\"}]}'                | '\"prod\"}]'"
            })
    void whatIsUnusualIsLeftToAParser(String usual, String unusual) {
        String body = BODY.replace(usual, unusual);
        assertThat(body).isNotEqualTo(BODY);
        RecordsInPlace whole = new RecordsInPlace();
        assertThat(whole.take(bytes(body))).isFalse();
        assertThat(whole.take(bytes(BODY))).isTrue();
        assertThat(whole.count()).isEqualTo(2);
    }
}
