package dev.sawatch.reading.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.Rejection;
import dev.sawatch.audit.Rejection.Reason;
import dev.sawatch.testkit.AuditLines;
import dev.sawatch.testkit.Collected;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every whole line before and behind damage of packed data is read, and the damage is one rejection. */
class DamagedGzipTest {
    private static final int LINES = 3_000;
    private static final byte[] LOG = log("id");
    private static final byte[] PACKED = gzip(LOG);
    private static final byte[] OTHER = gzip(log("other"));

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.75, 0.999})
    void cutOff(double part) throws IOException {
        byte[] cut = Arrays.copyOf(PACKED, (int) (PACKED.length * part));
        Collected collected = Collected.inLog(cut);
        assertThat(collected.events).hasSize(wholeLines(cut));
        assertDamage(collected, wholeLines(cut) + 1, "gzip data ends early");
    }

    @Test
    void cutOffWithinItsChecksum() {
        for (int missing = 1; missing <= 8; missing++) {
            Collected collected = Collected.inLog(Arrays.copyOf(PACKED, PACKED.length - missing));
            assertThat(collected.events).hasSize(LINES);
            assertDamage(collected, LINES + 1, "gzip data ends early");
        }
    }

    @Test
    void badChecksum() {
        byte[] bad = PACKED.clone();
        bad[bad.length - 6]++;
        Collected collected = Collected.inLog(bad);
        assertThat(collected.events).hasSize(LINES);
        assertDamage(collected, LINES + 1, "gzip data does not fit its checksum");
    }

    @Test
    void badChecksumOfTheLineWithoutEnd() {
        byte[] bad = gzip(Arrays.copyOf(LOG, LOG.length - 1));
        bad[bad.length - 1]++;
        Collected collected = Collected.inLog(bad);
        assertThat(collected.events).hasSize(LINES);
        assertDamage(collected, LINES, "gzip data does not fit its checksum");
    }

    @Test
    void membersBehindDamage() {
        byte[] bad = PACKED.clone();
        bad[bad.length - 6]++;
        Collected collected = Collected.inLog(concat(bad, OTHER));
        assertThat(collected.events).hasSize(2 * LINES);
        assertDamage(collected, LINES + 1, "checksum");
        byte[] cut = Arrays.copyOf(PACKED, PACKED.length / 2);
        collected = Collected.inLog(concat(cut, OTHER));
        assertThat(collected.auditIds()).contains("id1", "other1", "other" + (LINES - 1));
    }

    @Test
    void textBehindTheLastMember() {
        Collected collected = Collected.inLog(concat(PACKED, log("text")));
        assertThat(collected.events).hasSize(2 * LINES);
        assertThat(collected.rejections).isEmpty();
        collected = Collected.inLog(concat(PACKED, log("text"), OTHER, new byte[512]));
        assertThat(collected.events).hasSize(3 * LINES);
        assertThat(collected.rejections).isEmpty();
        collected = Collected.inLog(concat(PACKED, "rubbish\n".getBytes(StandardCharsets.UTF_8), OTHER));
        assertThat(collected.events).hasSize(2 * LINES);
        assertThat(collected.rejections).extracting(Rejection::reason).containsExactly(Reason.NOT_JSON);
    }

    @Test
    void damageWithinGzipWithinGzip() throws IOException {
        byte[] inner = concat(Arrays.copyOf(PACKED, PACKED.length / 2));
        Collected collected = Collected.inLog(gzip(inner));
        assertThat(collected.events).hasSize(wholeLines(inner));
        assertDamage(collected, wholeLines(inner) + 1, "gzip data ends early");
        byte[] outer = gzip(PACKED);
        collected = Collected.inLog(Arrays.copyOf(outer, outer.length / 2));
        assertThat(collected.events).hasSizeGreaterThan(LINES / 3);
        assertThat(collected.rejections).extracting(Rejection::reason).containsExactly(Reason.TRUNCATED);
        outer[outer.length - 1]++;
        collected = Collected.inLog(outer);
        assertThat(collected.events).hasSize(LINES);
        assertDamage(collected, LINES + 1, "checksum");
    }

    @Test
    void headersWithEveryField() {
        byte[] header = {0x1f, (byte) 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 3, 2, 0, 'x', 'y', 'n', 0, 'c', 0, 1, 2};
        byte[] packed = concat(header, Arrays.copyOfRange(PACKED, 10, PACKED.length));
        assertThat(Collected.inLog(packed).events).hasSize(LINES);
        for (int length = 3; length <= header.length; length++) {
            Collected collected = Collected.inLog(concat(PACKED, Arrays.copyOf(header, Math.max(4, length))));
            assertThat(collected.events).hasSize(LINES);
            assertDamage(collected, LINES + 1, "gzip data ends early");
        }
    }

    private static void assertDamage(Collected collected, int line, String what) {
        assertThat(collected.rejections).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).isEqualTo(Reason.TRUNCATED);
            assertThat(rejection.detail())
                    .startsWith("audit.log:" + line + ": cannot be read further: ")
                    .contains(what);
        });
    }

    /** As zcat would print them. */
    private static int wholeLines(byte[] packed) throws IOException {
        int lines = 0;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), 1)) {
            for (int c = in.read(); c >= 0; c = in.read()) {
                lines += c == '\n' ? 1 : 0;
            }
        } catch (EOFException e) {
            return lines;
        }
        return lines;
    }

    private static byte[] log(String id) {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            log.append(AuditLines.event(id + i, AuditLines.START, "get", "r" + i * 7_919 % 1_009, "shop"))
                    .append('\n');
        }
        return log.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
