package dev.sawatch.reading.gke;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sawatch.testkit.Collected;
import dev.sawatch.testkit.EksPayloads;
import dev.sawatch.testkit.GkeEntries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Whatever a push holds, in whichever of its layers, nothing is thrown, and whole entries before it are read. */
class PubSubReaderFuzzTest {
    private static final String ENTRY =
            GkeEntries.entry(EksPayloads.auditEvent("before", "2026-01-05T10:00:00Z", "shop/cart", "get", "pods"));

    @FuzzTest(maxDuration = "1m")
    void anyLayerIsReadOrRejected(byte[] input) throws IOException {
        String text = new String(input, StandardCharsets.UTF_8);
        read(input);
        read(EksPayloads.bytes(GkeEntries.pushOf(text)));
        read(EksPayloads.bytes(GkeEntries.pushOf(EksPayloads.base64(input))));
        assertThat(read(EksPayloads.bytes(GkeEntries.push(ENTRY + text))).auditIds())
                .startsWith("before");
        assertAccounted(ENTRY.replace("core/v1/namespaces/shop/pods", escaped(text)));
        assertAccounted(ENTRY.replace("io.k8s.core.v1.pods.get", escaped(text)));
        assertAccounted(ENTRY.replace("2026-01-05T10:00:00Z", escaped(text)));
    }

    /** A whole entry is one event, one rejection or one that is skipped. */
    private static void assertAccounted(String entry) throws IOException {
        Collected found = read(EksPayloads.bytes(GkeEntries.push(entry)));
        assertThat(found.events.size() + found.rejections.size() + found.skipped.size())
                .isEqualTo(1);
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    private static Collected read(byte[] push) throws IOException {
        Collected found = new Collected();
        new PubSubReader().readDelivery(new ByteArrayInputStream(push), found);
        return found;
    }
}
