package dev.sawatch.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Whatever somebody sets, it is either understood or named as a fault. */
class SettingsFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void anyTextIsUnderstoodOrNamed(byte[] lines) {
        Map<String, String> values = new TreeMap<>();
        new String(lines, StandardCharsets.UTF_8).lines().forEach(line -> {
            int equals = line.indexOf('=');
            values.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1));
        });
        try {
            Settings settings = Settings.of(values);
            assertThat(settings.periods().activation())
                    .isLessThan(settings.periods().training());
        } catch (SettingsException e) {
            assertThat(e.faults())
                    .isNotEmpty()
                    .allSatisfy(fault -> assertThat(fault).contains(": "));
        }
    }
}
