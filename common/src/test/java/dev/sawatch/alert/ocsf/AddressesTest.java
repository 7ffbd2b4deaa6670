package dev.sawatch.alert.ocsf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.7",
                "0.0.0.0",
                "::1",
                "::",
                "2001:db8::7",
                "2001:db8:0:1:2:3:4:5",
                "::ffff:203.0.113.7"
            })
    void areRecognised(String text) {
        assertThat(Addresses.isAddress(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "private",
                "gce-internal-ip",
                "12.000.22.33",
                "203.0.113.256",
                "203.0.113.7:443",
                "203.0.113.7\n",
                "1:2",
                ":::",
                "1::2::3",
                "2001:db8:1:zzzz::",
                "1:2:3:4:5:6::7:8",
                "fe80::1%eth0"
            })
    void areNotMistaken(String text) {
        assertThat(Addresses.isAddress(text)).isFalse();
    }
}
