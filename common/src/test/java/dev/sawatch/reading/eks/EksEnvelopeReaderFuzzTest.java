package dev.sawatch.reading.eks;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sawatch.testkit.Collected;
import dev.sawatch.testkit.EksPayloads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever a delivery holds, in whichever of its layers, nothing is thrown, and whole messages beside it are read. */
class EksEnvelopeReaderFuzzTest {
    private static final String BEFORE =
            EksPayloads.auditEvent("before", "2026-01-05T10:00:00Z", "shop/cart", "get", "pods");
    private static final String AFTER =
            EksPayloads.auditEvent("after", "2026-01-05T10:00:01Z", "shop/cart", "get", "pods");

    @FuzzTest(maxDuration = "1m")
    void anyLayerIsReadOrRejected(byte[] input) throws IOException {
        String text = new String(input, StandardCharsets.UTF_8);
        read(input);
        read(EksPayloads.bytes(EksPayloads.logsEventOf(EksPayloads.base64(input))));
        Collected payload = read(EksPayloads.bytes(EksPayloads.kinesisEvent(List.of(
                packed(EksPayloads.payload(List.of(BEFORE))),
                EksPayloads.base64(EksPayloads.gzip(input)),
                packed(EksPayloads.payload(List.of(AFTER)))))));
        assertThat(payload.auditIds()).containsSubsequence("before", "after");
        Collected message =
                read(EksPayloads.bytes(EksPayloads.logsEvent(EksPayloads.payload(List.of(BEFORE, text, AFTER)))));
        assertThat(message.auditIds()).containsSubsequence("before", "after");
    }

    private static Collected read(byte[] event) throws IOException {
        Collected found = new Collected();
        new EksEnvelopeReader(EksPayloads.REGION).readDelivery(new ByteArrayInputStream(event), found);
        return found;
    }

    private static String packed(String payload) {
        return EksPayloads.base64(EksPayloads.gzip(EksPayloads.bytes(payload)));
    }
}
