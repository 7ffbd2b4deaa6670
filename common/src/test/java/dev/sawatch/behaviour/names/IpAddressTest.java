package dev.sawatch.behaviour.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
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
    void areExact(String text) {
        assertThat(IpAddress.isExact(text)).isTrue();
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
    void areNotExact(String text) {
        assertThat(IpAddress.isExact(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "127.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.7.7",
                "100.64.0.1",
                "169.254.169.254",
                "::ffff:10.1.2.3",
                "::1",
                "0:0:0:0:0:0:0:1",
                "fd00::7",
                "FC00::7",
                "fe80::1%eth0",
                "febf::1"
            })
    void privateOnesAreOfNoUseOnTheInternet(String text) {
        assertThat(Networks.isPrivate(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "private",
                "11.0.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.169.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "169.253.0.1",
                "2001:db8::1",
                "fec0::1",
                "::2"
            })
    void othersAreNotPrivate(String text) {
        assertThat(Networks.isPrivate(text)).isFalse();
    }
}
