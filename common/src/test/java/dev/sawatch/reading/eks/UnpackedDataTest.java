package dev.sawatch.reading.eks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.testkit.EksPayloads;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnpackedDataTest {
    private static final byte[] PLAIN = EksPayloads.bytes("{\"a\":\"plain text\"}");

    private static byte @Nullable [] unpacked(String base64) {
        char[] text = ("\"" + base64 + "\"").toCharArray();
        return UnpackedData.of(text, 1, text.length - 2);
    }

    private static byte @Nullable [] unpacked(byte[] data) {
        return unpacked(EksPayloads.base64(data));
    }

    @Test
    void unpacksLayerAfterLayer() {
        byte[] once = EksPayloads.gzip(PLAIN);
        byte[] twice = EksPayloads.gzip(once);
        assertThat(unpacked(PLAIN)).isEqualTo(PLAIN);
        assertThat(unpacked(once)).isEqualTo(PLAIN);
        assertThat(unpacked(twice)).isEqualTo(PLAIN);
        assertThat(unpacked(EksPayloads.gzip(twice))).isEqualTo(PLAIN);
        assertThat(unpacked(new byte[0])).isEmpty();
        assertThat(unpacked(EksPayloads.gzip(new byte[0]))).isEmpty();
    }

    @Test
    void leavesWhatIsDamaged() {
        byte[] gzip = EksPayloads.gzip(PLAIN);
        assertThat(unpacked("no base64!")).isNull();
        assertThat(unpacked("\u20ac\u00e9AA")).isNull();
        assertThat(unpacked(Arrays.copyOf(gzip, gzip.length - 9))).isNull();
        gzip[gzip.length - 6] ^= 1;
        assertThat(unpacked(gzip)).isNull();
    }

    @Test
    void leavesWhatIsLarge() {
        assertThat(unpacked(EksPayloads.gzip(new byte[16 << 20]))).hasSize(16 << 20);
        assertThat(unpacked(EksPayloads.gzip(new byte[(16 << 20) + 1]))).isNull();
    }

    @Test
    void unpacksMembersOneBehindTheOther() {
        String plain = new String(PLAIN, StandardCharsets.UTF_8);
        byte[] one = EksPayloads.gzip(PLAIN);
        byte[] both = Arrays.copyOf(one, 2 * one.length);
        System.arraycopy(one, 0, both, one.length, one.length);
        assertThat(new String(unpacked(both), StandardCharsets.UTF_8)).isEqualTo(plain + plain);
    }
}
