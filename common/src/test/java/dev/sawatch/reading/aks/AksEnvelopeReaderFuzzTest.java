package dev.sawatch.reading.aks;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sawatch.testkit.AksPayloads;
import dev.sawatch.testkit.Collected;
import dev.sawatch.testkit.EksPayloads;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever a body holds, in whichever of its layers, nothing is thrown, and whole records beside it are read. */
class AksEnvelopeReaderFuzzTest {
    private static final String BEFORE =
            EksPayloads.auditEvent("before", "2026-01-05T10:00:00Z", "shop/cart", "get", "pods");
    private static final String AFTER =
            EksPayloads.auditEvent("after", "2026-01-05T10:00:01Z", "shop/cart", "get", "pods");

    @FuzzTest(maxDuration = "1m")
    void anyLayerIsReadOrRejected(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Collected bodies = new Collected();
        AksEnvelopeReader reader = new AksEnvelopeReader();
        reader.read(bytes(AksPayloads.body(List.of(BEFORE))), bodies);
        reader.read(input, bodies);
        reader.read(bytes(AksPayloads.body(List.of(AFTER))), bodies);
        assertThat(bodies.auditIds()).startsWith("before").endsWith("after");
        Collected log = new Collected();
        reader.read(bytes(AksPayloads.body(List.of(BEFORE, text, AFTER))), log);
        assertThat(log.auditIds()).startsWith("before").endsWith("after");
        Collected.inLog(AksPayloads.auditRecord(BEFORE) + "\n" + text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
